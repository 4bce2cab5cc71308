//! Floor 2: what flows. Events come in; evidence, decisions and traces come out; the conversation is the state between.

pub mod assist;
pub mod choice;
pub mod decision;
pub mod entity;
pub mod event;
pub mod evidence;
pub mod fault;
pub mod guide;
pub mod log;
pub mod log_reader;
pub mod packet;
pub mod passage;
pub mod question;
pub mod search;
pub mod signals;
pub mod state;
pub mod trace;
pub mod turn;
pub mod wake;
pub mod wanted;
