//! Any other system: the whole packet, signed with HMAC-SHA256 over the body.

use std::collections::BTreeMap;
use std::fmt::Write;

use firstline::HandoffPacket;
use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;

use super::Request;

/// The header with the signature: `sha256=` and 64 hexadecimal digits.
pub const SIGNATURE: &str = "x-firstline-signature";

pub fn handoff(packet: &HandoffPacket) -> Request {
    let body = json!({ "event": "handoff", "packet": packet });
    Request { path: String::new(), headers: BTreeMap::new(), body }
}

pub fn signature(secret: &[u8], body: &[u8]) -> String {
    let mut signature = "sha256=".to_owned();
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return signature };
    mac.update(body);
    for byte in mac.finalize().into_bytes() {
        let _ = write!(signature, "{byte:02x}");
    }
    signature
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_rfc_4231() {
        let signature = signature(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(signature, "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
