fn main() {
    let t = std::time::Instant::now();
    let e = firstline::Engine::open(".").unwrap();
    eprintln!("{:?}", t.elapsed());
    let mut c = firstline::Conversation::new("c");
    for (i, m) in std::env::args().skip(1).enumerate() {
        let s = e.step(&c, &firstline::Event::message(format!("{i}"), "2026-11-23T10:00:00Z".parse().unwrap(), m));
        println!("{} {}\n  {:?}", s.decision.action.word(), s.decision.text, s.decision.reasons);
        for c in s.decision.trace.evidence.iter().flat_map(|e| &e.candidates) { println!("   {:?} {}", c.target, c.probability); }
        println!("   oos {}", s.decision.trace.evidence.as_ref().map_or(0.0, |e| e.out_of_scope));
        c = s.conversation;
    }
}
