//! The files of an index: in memory, or mapped from a folder. To tantivy they are a directory that can only be read.
//!
//! `contents` lists them with their lengths, after the version of the form. It is written last, so that a folder whose writing was
//! broken off is none.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

use super::error::IndexError;
use crate::understand::classify::bytes::{Reader, Writer};

/// The version of the form: of how texts are cut into terms and of what the files hold.
pub const FORM: &[u8; 8] = b"articl02";
const CONTENTS: &str = "contents";
/// Longest name of a file.
const MAX_NAME: usize = 64;

/// Files by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    files: Arc<BTreeMap<String, OwnedBytes>>,
}

impl Files {
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (name, OwnedBytes::new(bytes)));
        Self { files: Arc::new(files.collect()) }
    }

    /// A file's bytes; none where there is no such file.
    pub fn get(&self, name: &str) -> OwnedBytes {
        self.files.get(name).cloned().unwrap_or_else(OwnedBytes::empty)
    }

    /// How many bytes they have together.
    pub fn size(&self) -> usize {
        self.files.values().map(|bytes| bytes.len()).sum()
    }

    /// All files, one after the other, after their contents.
    pub fn pack(&self) -> Vec<u8> {
        let mut packed = self.contents();
        self.files.values().for_each(|bytes| packed.extend_from_slice(bytes));
        packed
    }

    /// The files that [`Self::pack`] put together.
    ///
    /// # Errors
    /// If the bytes are of another form, or cut off.
    pub fn unpack(packed: &[u8]) -> Result<Self, IndexError> {
        let mut reader = Reader::new(packed);
        let listed = listed(&mut reader)?;
        let mut files = BTreeMap::new();
        for (name, length) in listed {
            files.insert(name, OwnedBytes::new(reader.raw(length)?.to_vec()));
        }
        if !reader.is_done() {
            return Err(IndexError::new("there are bytes left over"));
        }
        Ok(Self { files: Arc::new(files) })
    }

    /// Writes the files into a folder, which must be there and hold no index.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn save(&self, folder: &Path) -> Result<(), IndexError> {
        let directory = MmapDirectory::open(folder)?;
        let contents = OwnedBytes::new(self.contents());
        for (name, bytes) in
            self.files.iter().map(|(name, bytes)| (name.as_str(), bytes)).chain([(CONTENTS, &contents)])
        {
            let mut file = directory.open_write(Path::new(name))?;
            file.write_all(bytes)?;
            file.terminate()?;
        }
        Ok(directory.sync_directory()?)
    }

    /// Maps the files of a folder.
    ///
    /// # Errors
    /// If the folder holds no index of this form, or a file has not the length that it should have.
    pub fn map(folder: &Path) -> Result<Self, IndexError> {
        let directory = MmapDirectory::open(folder)?;
        let contents = directory.atomic_read(Path::new(CONTENTS))?;
        let mut files = BTreeMap::new();
        for (name, length) in listed(&mut Reader::new(&contents))? {
            let bytes = match length {
                0 => OwnedBytes::empty(),
                _ => directory.open_read(Path::new(&name))?.read_bytes()?,
            };
            if bytes.len() != length {
                let (is, should) = (bytes.len(), length);
                return Err(IndexError::new(format!("`{name}` has {is} bytes, and should have {should}")));
            }
            files.insert(name, bytes);
        }
        Ok(Self { files: Arc::new(files) })
    }

    fn contents(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.raw(FORM);
        writer.size(self.files.len());
        for (name, bytes) in &*self.files {
            writer.size(name.len());
            writer.raw(name.as_bytes());
            writer.size(bytes.len());
        }
        writer.finish()
    }

    fn named(&self, path: &Path) -> Result<&OwnedBytes, OpenReadError> {
        let found = path.to_str().and_then(|name| self.files.get(name));
        found.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

/// The names and lengths of the files.
fn listed(reader: &mut Reader<'_>) -> Result<Vec<(String, usize)>, IndexError> {
    if reader.raw(FORM.len())? != FORM {
        return Err(IndexError::new("it is of another form or version"));
    }
    let mut listed = Vec::new();
    for _ in 0..reader.count()? {
        let length = reader.count()?;
        let name = str::from_utf8(reader.raw(length)?).unwrap_or_default();
        let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        if name.is_empty() || name.len() > MAX_NAME || !is_plain || name.starts_with('.') {
            return Err(IndexError::new("a file has a name that no file of an index has"));
        }
        let length = usize::try_from(reader.number()?).map_err(|_| IndexError::new("a file is too long"))?;
        listed.push((name.to_owned(), length));
    }
    Ok(listed)
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "the index can only be read")
}

impl Directory for Files {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.named(path)?.clone()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.named(path).is_ok())
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::IoError { io_error: Arc::new(read_only()), filepath: PathBuf::from(path) })
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.named(path).map(|bytes| bytes.to_vec())
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Nobody writes, so nothing needs a lock.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_and_what_is_cut_off_is_an_error() {
        let named = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
        let files = Files::new(BTreeMap::from([named("a", b"one"), named("b.idx", b""), named("c", &[7; 300])]));
        let packed = files.pack();
        let back = Files::unpack(&packed).unwrap();
        assert_eq!((back.pack(), back.size()), (packed.clone(), 303));
        assert_eq!(&*back.get("a"), b"one");
        assert!(back.get("z").is_empty());
        for end in 0..packed.len() {
            assert!(Files::unpack(&packed[..end]).is_err(), "{end}");
        }
        assert!(Files::unpack(&[packed.as_slice(), b"x"].concat()).is_err());
        let outside = Files::new(BTreeMap::from([named("../a", b"")]));
        assert!(Files::unpack(&outside.pack()).is_err());
    }
}
