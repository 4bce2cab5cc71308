//! The whole server, from outside.

mod browser;
mod e2e;
mod security;
mod server;
