//! Zip archives, read with limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most files an archive may hold.
const MAX_FILES: usize = 20_000;
/// The most bytes that one file may unpack to.
const MAX_FILE: u64 = 16 << 20;
/// The most bytes that all files together may unpack to.
const MAX_TOTAL: u64 = 256 << 20;
/// The most times a file of more than [`FREE`] bytes may be larger than it is packed.
const MAX_RATIO: u64 = 200;
/// Small files may pack as well as they like.
const FREE: u64 = 1 << 20;

/// The text files of an archive by their paths, with `/` between folders. Nothing is written to disk; a path that leaves the
/// archive is an error all the same, because an honest archive has none.
pub(super) fn files(bytes: &[u8]) -> Result<BTreeMap<String, String>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("no zip archive: {error}"))?;
    if archive.len() > MAX_FILES {
        return Err(format!("the archive holds more than {MAX_FILES} files"));
    }
    let mut files = BTreeMap::new();
    let mut total = 0;
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| format!("the archive is damaged: {error}"))?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|error| format!("the archive is damaged: {error}"))?.replace('\\', "/");
        if name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..") {
            return Err(format!("the archive holds a file outside of itself, `{name}`"));
        }
        if !["json", "csv", "txt", "yml", "yaml"].iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            continue;
        }
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| format!("`{name}` is damaged: {error}"))?;
        let size = bytes.len() as u64;
        total += size;
        if size > MAX_FILE || total > MAX_TOTAL {
            return Err(format!("the archive unpacks to too much, at `{name}`"));
        }
        if size > FREE && size / packed.max(1) > MAX_RATIO {
            return Err(format!("`{name}` unpacks to more than {MAX_RATIO} times its packed size"));
        }
        let text = String::from_utf8(bytes).map_err(|_| format!("`{name}` is not UTF-8"))?;
        files.insert(name, text.trim_start_matches('\u{feff}').to_owned());
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn text_files_are_read_and_others_passed_over() {
        let found = files(&zipped(&[("a/b.json", b"{}"), ("logo.png", b"\xff\xfe")])).unwrap();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("a/b.json".to_owned(), "{}".to_owned())]);
    }

    #[test]
    fn hostile_archives_are_refused() {
        let told = |files_in: &[(&str, &[u8])]| files(&zipped(files_in)).unwrap_err();
        assert!(told(&[("../out.json", b"{}")]).contains("outside of itself"));
        assert!(told(&[("bomb.json", &vec![b' '; 2 << 20])]).contains("times its packed size"));
        assert!(told(&[("large.json", &vec![b' '; (16 << 20) + 1])]).contains("too much"));
        assert!(told(&[("x.json", b"\xff\xff")]).contains("not UTF-8"));
        assert!(files(b"PK\x03\x04 but no archive").unwrap_err().contains("no zip archive"));
    }
}
