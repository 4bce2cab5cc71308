//! Floor 6: what hosts need that serve a desk for long. Files are watched and a thread is started here, and nowhere below.

pub mod live_desk;
