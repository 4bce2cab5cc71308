//! A chat host around firstline: a customer page, an agent page, storage that loses nothing, connectors to helpdesks.

pub mod connect;
pub mod host;
pub mod settings;
pub mod store;
pub mod web;
