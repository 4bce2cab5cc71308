//! Importers of other systems' files: one a file, and one line in [`System`].
//!
//! Each importer fills an [`Imported`] with what its format says and tells every part that has no place here. [`settle`] then
//! makes names, examples and values fit for a desk, and [`desk_files`] writes them.

mod archive;
mod clu;
mod csv_rows;
mod dialogflow_cx;
mod dialogflow_es;
mod imported;
mod lex;
mod luis;
mod name;
mod nlpjs;
mod phrase;
mod qna_maker;
mod rasa;
mod settle;
mod snips;
mod system;
mod tree;
mod watson;
mod write;
mod yaml_tree;

pub use imported::{Dropped, Imported};
pub use system::{ImportError, System};
pub use write::desk_files;
