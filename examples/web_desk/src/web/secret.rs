//! Random tokens, their hashes, and passwords.

use std::fmt::Write;

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use sha2::{Digest, Sha256};

/// 128 random bits as 32 hexadecimal digits.
pub fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// What is stored of a token, so that who reads the database cannot use it.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The hash of a password, by Argon2id with a salt of its own.
pub fn password_hash(password: &str) -> Result<String, String> {
    let salt = token().map_err(|error| error.to_string())?;
    let salt = SaltString::encode_b64(salt.as_bytes()).map_err(|error| error.to_string())?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|error| error.to_string())?;
    Ok(hash.to_string())
}

/// Whether the password is that of the hash. Takes as long without one, so that names cannot be tried out by the clock.
pub fn fits(password: &str, hash: Option<&str>) -> bool {
    let Some(hash) = hash else {
        let _ = password_hash(password);
        return false;
    };
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_128_bits_and_never_the_same() {
        let (one, other) = (token().unwrap(), token().unwrap());
        assert_eq!((one.len(), other.len()), (32, 32));
        assert_ne!(one, other);
        assert_ne!(hash(&one), one);
    }

    #[test]
    fn passwords_fit_their_own_hash_alone() {
        let hash = password_hash("correct horse").unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(fits("correct horse", Some(&hash)));
        assert!(!fits("correct house", Some(&hash)));
        assert!(!fits("correct horse", None));
        assert_ne!(hash, password_hash("correct horse").unwrap(), "each has its salt");
    }
}
