//! Each intent and article: how well it is found, and whether that got better.

use std::collections::BTreeMap;

use super::chart::sparkline;
use super::escape::Text;
use super::matrix::named;
use super::page::percent;
use super::table::{Column, table};
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::evaluate::appraisal::confusion::Confusion;

/// The table. `trends` has, for each intent and article, its share in the suites at each baseline and now.
pub(super) fn section(
    desk: &Desk,
    suites: &Confusion<'_>,
    examples: &Confusion<'_>,
    trends: &BTreeMap<Target, Vec<Option<f64>>>,
) -> String {
    let (in_suites, in_examples, pairs) = (suites.figures(), examples.figures(), examples.pairs());
    let intents =
        desk.intents.iter().map(|intent| (Target::Intent(intent.id.value.clone()), "intent", intent.examples.len()));
    let articles = desk
        .articles
        .iter()
        .map(|article| (Target::Article(article.id.value.clone()), "article", article.questions.len()));
    let rows = intents.chain(articles).map(|(target, kind, size)| {
        let own = in_suites.get(&Some(&target)).copied().unwrap_or_default();
        let held = in_examples.get(&Some(&target)).copied().unwrap_or_default();
        let like = pairs.iter().find_map(|pair| match Some(&target) {
            class if pair.one == class => Some(named(pair.other)),
            class if pair.other == class => Some(named(pair.one)),
            _ => None,
        });
        let values = trends.get(&target).map(Vec::as_slice).unwrap_or_default();
        let before = values.split_last().and_then(|(_, before)| before.iter().flatten().next_back());
        let change = before.map(|before| format!("{} → ", percent(Some(*before)))).unwrap_or_default();
        vec![
            Text(target.id()).to_string(),
            kind.to_owned(),
            size.to_string(),
            own.of.to_string(),
            format!("{}{}{}", sparkline(values), change, percent(own.recall())),
            percent(held.recall()),
            percent(held.precision()),
            Text(like.unwrap_or("–")).to_string(),
        ]
    });
    let columns = [
        Column::Head("name"),
        Column::Words("kind"),
        Column::Number("examples"),
        Column::Number("in suites"),
        Column::Number("found in suites"),
        Column::Number("found unseen"),
        Column::Number("precision unseen"),
        Column::Words("most confused with"),
    ];
    let told = "<p>“Found in suites” is the share of its messages in the suites that were taken for it, with the baselines before \
                it. “Unseen” are its own examples under models that did not see them.</p>\n";
    told.to_owned() + &table("Intents and articles", &columns, &rows.collect::<Vec<_>>())
}
