//! Spans around the engine's work, for a host that collects them. No span holds what a person wrote.

/// Opens a span until the end of the block; nothing without the feature `tracing`.
macro_rules! traced {
    ($name:literal $(, $field:ident = $value:expr)*) => {
        #[cfg(feature = "tracing")]
        let _span = tracing::debug_span!(target: "firstline", $name $(, $field = $value)*).entered();
    };
}

pub(crate) use traced;
