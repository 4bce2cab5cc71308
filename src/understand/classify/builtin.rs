//! The embedding table that the crate carries.

use std::sync::Arc;
#[cfg(feature = "semantic")]
use std::sync::LazyLock;

use super::table::StaticTable;

/// The built-in table, with feature `semantic`; shared by all engines of a process.
pub fn table() -> Option<Arc<StaticTable>> {
    #[cfg(feature = "semantic")]
    {
        static TABLE: LazyLock<Option<Arc<StaticTable>>> = LazyLock::new(|| {
            let numbers = include_bytes!("../../../assets/static_table/table.safetensors");
            let words = include_str!("../../../assets/static_table/vocab.txt");
            StaticTable::parse(numbers, words).ok().map(Arc::new)
        });
        TABLE.clone()
    }
    #[cfg(not(feature = "semantic"))]
    None
}

#[cfg(all(test, feature = "semantic"))]
mod tests {
    #[test]
    fn the_table_of_the_crate_is_sound() {
        assert!(super::table().is_some());
    }
}
