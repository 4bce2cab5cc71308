-- One schema for SQLite and PostgreSQL. Times are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,         -- SHA-256 of the customer's cookie
    version BIGINT NOT NULL,     -- events so far; whoever writes must have read the latest
    lines BIGINT NOT NULL,       -- rows in the outbox
    state TEXT NOT NULL,         -- firstline::Conversation
    phase TEXT NOT NULL,
    agent TEXT,                  -- who has it
    card TEXT NOT NULL,          -- what the list of the agents shows
    packet TEXT,                 -- the latest handoff packet
    assist TEXT,                 -- the latest suggestions to the agent
    disposition TEXT,            -- how the agent put it on file
    tags TEXT,
    wake_at BIGINT,
    changed_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS conversations_by_wake_at ON conversations (wake_at);
CREATE INDEX IF NOT EXISTS conversations_by_phase ON conversations (phase);
CREATE INDEX IF NOT EXISTS conversations_by_change ON conversations (changed_at);

-- The event log: firstline::LogEntry, redacted.
CREATE TABLE IF NOT EXISTS log (
    conversation TEXT NOT NULL,
    number BIGINT NOT NULL,
    event TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (conversation, number),
    UNIQUE (conversation, event)
);

-- What the customer sees, in order. A page that comes back asks for what is after the last number it has.
CREATE TABLE IF NOT EXISTS outbox (
    conversation TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation, number)
);

-- What helpdesks are to be sent. The id goes along as idempotency key.
CREATE TABLE IF NOT EXISTS deliveries (
    id TEXT PRIMARY KEY,
    connector TEXT NOT NULL,
    request TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT,               -- empty once it is sent or given up
    outcome TEXT
);
CREATE INDEX IF NOT EXISTS deliveries_by_due_at ON deliveries (due_at);

CREATE TABLE IF NOT EXISTS agents (
    name TEXT PRIMARY KEY,
    password TEXT NOT NULL       -- Argon2id
);

CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY,      -- SHA-256 of the agent's cookie
    agent TEXT NOT NULL,
    csrf TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL      -- when its page was last connected
);
