//! Templates of what the bot says: one environment for checking and for rendering, so that both agree.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Object;
use minijinja::{Environment, Error, UndefinedBehavior, Value};

/// How much work one template may do, in instructions of the template engine. A long reply takes a few hundred.
const FUEL: u64 = 50_000;

/// An environment without filters, functions and includes, in which no template runs for long, and a value that is not
/// there is an error.
pub(crate) fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
}

/// Values by name, of which those that are not there are empty.
#[derive(Debug, Default)]
pub(crate) struct Lenient(pub BTreeMap<String, Value>);

impl Object for Lenient {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        Some(self.0.get(name).cloned().unwrap_or_else(|| Value::from("")))
    }
}

/// What is wrong with a template, in a few words and without its name.
pub(crate) fn plainly(error: &Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_loop_ends() {
        let nested = "{% for a in x %}{% for b in x %}{% for c in x %}{{ c }}{% endfor %}{% endfor %}{% endfor %}";
        let values = std::collections::BTreeMap::from([("x", vec![1; 100])]);
        let error = environment().render_str(nested, values).unwrap_err();
        assert_eq!(plainly(&error), "engine ran out of fuel");
    }

    #[test]
    fn values_are_not_escaped() {
        let values = std::collections::BTreeMap::from([("x", "<b> & \"c\"")]);
        assert_eq!(environment().render_str("{{ x }}", values).unwrap(), "<b> & \"c\"");
    }
}
