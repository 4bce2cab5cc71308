//! What helpdesks are to be sent.

use super::{Command, Store, StoreError};

/// A request that is to be sent.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Also the idempotency key.
    pub id: String,
    pub connector: String,
    /// [`crate::connect::Request`] as JSON.
    pub request: String,
    pub attempts: i64,
}

/// Puts a request among those that are to be sent.
pub fn put(delivery: &Delivery, now: i64) -> Command {
    let sql = "INSERT INTO deliveries (id, connector, request, attempts, due_at) VALUES ($1, $2, $3, 0, $4) \
               ON CONFLICT DO NOTHING";
    let Delivery { id, connector, request, .. } = delivery.clone();
    Command::new(sql, vec![id.into(), connector.into(), request.into(), now.into()])
}

impl Store {
    /// Takes those that are due, and puts them off until `until`, so that no other process sends them meanwhile; if this
    /// one stops before it has sent them, they are due again then.
    pub fn claim_deliveries(&self, now: i64, until: i64) -> Result<Vec<Delivery>, StoreError> {
        let sql =
            "SELECT id, connector, request, attempts FROM deliveries WHERE due_at <= $1 ORDER BY due_at, id LIMIT 20";
        let mut mine = Vec::new();
        for row in self.query(sql, &[now.into()])? {
            let attempts = row.integer(3);
            let claim = "UPDATE deliveries SET due_at = $1, attempts = attempts + 1 WHERE id = $2 AND attempts = $3 \
                         AND due_at <= $4";
            let values = vec![until.into(), row.text(0).into(), attempts.into(), now.into()];
            if self.change(vec![Command::new(claim, values).must()])? {
                mine.push(Delivery {
                    id: row.text(0).to_owned(),
                    connector: row.text(1).to_owned(),
                    request: row.text(2).to_owned(),
                    attempts: attempts + 1,
                });
            }
        }
        Ok(mine)
    }

    /// Whether anything is still to be sent.
    pub fn has_deliveries(&self) -> Result<bool, StoreError> {
        Ok(!self.query("SELECT id FROM deliveries WHERE due_at > 0 LIMIT 1", &[])?.is_empty())
    }

    /// Notes what became of one: when it is to be tried again, or never.
    pub fn settle_delivery(&self, id: &str, due_at: Option<i64>, outcome: &str) -> Result<(), StoreError> {
        let sql = "UPDATE deliveries SET due_at = $1, outcome = $2 WHERE id = $3";
        self.change(vec![Command::new(sql, vec![due_at.into(), outcome.into(), id.into()])]).map(|_| ())
    }
}
