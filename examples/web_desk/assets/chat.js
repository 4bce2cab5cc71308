// A conversation over the network: what is sent arrives once, and no line is lost or shown twice.

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const pause = (time) => new Promise((done) => setTimeout(done, time));

// Sends until it is taken. The id stays the same, so that the server knows a second copy.
export async function post(path, body, headers = {}) {
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      const options = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
      const answer = await fetch(path, options);
      if (answer.status < 500 && answer.status !== 429) return answer;
    } catch {
      // Not connected: again, later.
    }
    await pause(wait);
  }
}

export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export class Chat {
  #last = 0;
  #queue = Promise.resolve();

  constructor(id, { line, typing, connected }) {
    this.id = id;
    this.told = { line, typing, connected };
    this.#connect();
  }

  // One after the other, so that their order stays.
  send(kind) {
    const body = { id: newId(), kind };
    this.#queue = this.#queue.then(() => post(`/api/conversations/${this.id}/events`, body));
    return this.#queue;
  }

  #connect() {
    // The browser connects again by itself, and says which line it had last.
    const source = new EventSource(`/api/conversations/${this.id}/stream`);
    source.onopen = () => this.told.connected(true);
    source.onmessage = (event) => {
      const number = Number(event.lastEventId);
      if (number <= this.#last) return;
      this.#last = number;
      this.told.line(JSON.parse(event.data), number);
    };
    source.addEventListener("typing", () => this.told.typing());
    source.onerror = () => {
      this.told.connected(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#connect(), 2_000);
    };
  }
}
