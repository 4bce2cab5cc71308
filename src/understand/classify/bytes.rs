//! A compact byte form, every length of which is checked on reading.

use std::fmt;

/// Collects bytes.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// The bytes so far.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Bytes as they are, without their length.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// A number in groups of seven bits, lowest first.
    pub fn number(&mut self, mut n: u64) {
        while n >= 128 {
            self.bytes.push((n & 127) as u8 | 128);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }

    /// A length or an index.
    pub fn size(&mut self, n: usize) {
        self.number(n as u64);
    }

    /// Numbers that ascend or stay equal, as their differences; without their count.
    pub fn ascending(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let mut last = 0;
        for n in numbers {
            self.number(u64::from(n.saturating_sub(last)));
            last = n;
        }
    }

    /// A single-precision number.
    pub fn single(&mut self, x: f32) {
        self.raw(&x.to_le_bytes());
    }

    /// A double-precision number.
    pub fn double(&mut self, x: f64) {
        self.raw(&x.to_le_bytes());
    }

    /// Numbers of eight bits that are held in sixteen.
    pub fn codes(&mut self, codes: &[i16]) {
        self.bytes.extend(codes.iter().map(|&c| c.to_le_bytes()[0]));
    }
}

/// Why bytes are no saved classifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BytesError {
    pub(super) reason: &'static str,
}

impl fmt::Display for BytesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a saved classifier: {}", self.reason)
    }
}

impl std::error::Error for BytesError {}

/// Reads what a [`Writer`] wrote.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

type Result<T> = std::result::Result<T, BytesError>;

const ENDS: BytesError = BytesError { reason: "the bytes end too early" };
const LARGE: BytesError = BytesError { reason: "a number is too large" };

impl<'a> Reader<'a> {
    /// Reads from the beginning of some bytes.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all has been read.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// So many bytes as they are.
    ///
    /// # Errors
    /// Where fewer are left; as all methods here.
    pub fn raw(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ENDS)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A number.
    ///
    /// # Errors
    /// Where it has more than 64 bits.
    pub fn number(&mut self) -> Result<u64> {
        let mut n = 0;
        for shift in (0..64).step_by(7) {
            let &[byte] = self.raw(1)? else { return Err(ENDS) };
            n |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(n);
            }
        }
        Err(LARGE)
    }

    /// A number of 32 bits.
    ///
    /// # Errors
    /// Where it has more.
    pub fn small(&mut self) -> Result<u32> {
        u32::try_from(self.number()?).map_err(|_| LARGE)
    }

    /// A count of things of which each takes at least one byte, so that a false count cannot ask for more memory than there
    /// are bytes.
    ///
    /// # Errors
    /// Where so many bytes are not left.
    pub fn count(&mut self) -> Result<usize> {
        let n = usize::try_from(self.number()?).map_err(|_| LARGE)?;
        if n > self.rest.len() { Err(ENDS) } else { Ok(n) }
    }

    /// Ascending numbers from their differences.
    ///
    /// # Errors
    /// Where one exceeds 32 bits.
    pub fn ascending(&mut self, count: usize) -> Result<Vec<u32>> {
        let mut last = 0_u32;
        let mut numbers = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            last = last.checked_add(self.small()?).ok_or(LARGE)?;
            numbers.push(last);
        }
        Ok(numbers)
    }

    /// A finite single-precision number.
    ///
    /// # Errors
    /// Where it is not finite.
    pub fn single(&mut self) -> Result<f32> {
        let bytes = self.raw(4)?.first_chunk::<4>().ok_or(ENDS)?;
        let x = f32::from_le_bytes(*bytes);
        if x.is_finite() { Ok(x) } else { Err(BytesError { reason: "a number is not finite" }) }
    }

    /// A finite double-precision number.
    ///
    /// # Errors
    /// Where it is not finite.
    pub fn double(&mut self) -> Result<f64> {
        let bytes = self.raw(8)?.first_chunk::<8>().ok_or(ENDS)?;
        let x = f64::from_le_bytes(*bytes);
        if x.is_finite() { Ok(x) } else { Err(BytesError { reason: "a number is not finite" }) }
    }

    /// Numbers of eight bits, to be held in sixteen.
    ///
    /// # Errors
    /// Where fewer are left.
    pub fn codes(&mut self, count: usize) -> Result<Vec<i16>> {
        Ok(self.raw(count)?.iter().map(|&b| i16::from(i8::from_le_bytes([b]))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut w = Writer::default();
        w.number(300);
        w.ascending([3, 3, 1000]);
        w.single(1.5);
        w.double(-2.5);
        w.codes(&[-127, 5]);
        w.size(1);
        w.raw(b"x");
        let bytes = w.finish();
        let mut r = Reader::new(&bytes);
        assert_eq!(r.number(), Ok(300));
        assert_eq!(r.ascending(3), Ok(vec![3, 3, 1000]));
        assert_eq!(r.single(), Ok(1.5));
        assert_eq!(r.double(), Ok(-2.5));
        assert_eq!(r.codes(2), Ok(vec![-127, 5]));
        assert_eq!(r.count(), Ok(1));
        assert_eq!(r.raw(1), Ok(&b"x"[..]));
        assert!(r.is_done());
    }

    #[test]
    fn false_bytes_are_errors() {
        assert_eq!(Reader::new(&[255; 20]).number(), Err(LARGE));
        assert_eq!(Reader::new(&[200, 1, 0]).count(), Err(ENDS));
        assert_eq!(Reader::new(&[128]).number(), Err(ENDS));
        assert!(Reader::new(&f32::NAN.to_le_bytes()).single().is_err());
        assert_eq!(ENDS.to_string(), "not a saved classifier: the bytes end too early");
    }
}
