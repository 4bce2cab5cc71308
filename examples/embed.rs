//! Embeds the engine: one desk, one conversation, a few events. Run it in the repository's root.

use firstline::{Conversation, Engine, Event};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::open(".")?;
    let mut conversation = Conversation::new("chat-42");
    let mut at: jiff::Timestamp = "2026-11-23T10:00:00Z".parse()?;
    for (id, message) in ["wheres my parcel", "it's A12345", "i want to talk to a person"].iter().enumerate() {
        at += jiff::SignedDuration::from_secs(20);
        let step = engine.step(&conversation, &Event::message(id.to_string(), at, *message));
        println!("customer: {message}\nbot ({}): {}", step.decision.action.word(), step.decision.text);
        if let Some(packet) = &step.decision.handoff {
            println!("to queue {}: {}", packet.queue, packet.summary);
        }
        conversation = step.conversation;
    }
    Ok(())
}
