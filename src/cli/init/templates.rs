//! The desks that `firstline init` can write: the folders of `templates/`, carried along in the binary.

/// A file of a desk: its path, with `/` between folders, and its text.
pub(super) type File = (&'static str, &'static str);

macro_rules! files {
    ($template:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../../templates/", $template, "/", $path)))),*]
    };
}

/// A shop that sends parcels.
pub(super) const SHOP: &[File] = files! { "shop":
    "firstline.yml"
    "intents/money.yml"
    "intents/orders.yml"
    "intents/smalltalk.yml"
    "knowledge_base/delete-account.md"
    "knowledge_base/delivery-abroad.md"
    "knowledge_base/delivery-times.md"
    "knowledge_base/gift-wrapping.md"
    "knowledge_base/how-to-return.md"
    "knowledge_base/opening-hours.md"
    "knowledge_base/size-guide.md"
    "knowledge_base/ways-to-pay.md"
    "suites/conversations.yml"
    "suites/messages.yml"
};

/// A bank.
pub(super) const BANK: &[File] = files! { "bank":
    "firstline.yml"
    "intents/accounts.yml"
    "intents/cards.yml"
    "intents/smalltalk.yml"
    "knowledge_base/cheques.md"
    "knowledge_base/closing-an-account.md"
    "knowledge_base/fees.md"
    "knowledge_base/limits.md"
    "knowledge_base/opening-an-account.md"
    "knowledge_base/safe-from-scams.md"
    "knowledge_base/statements.md"
    "knowledge_base/using-cards-abroad.md"
    "suites/conversations.yml"
    "suites/messages.yml"
};

/// Mobile phones and broadband.
pub(super) const TELECOM: &[File] = files! { "telecom":
    "firstline.yml"
    "intents/contract.yml"
    "intents/network.yml"
    "intents/smalltalk.yml"
    "knowledge_base/five-g.md"
    "knowledge_base/keep-your-number.md"
    "knowledge_base/moving-home.md"
    "knowledge_base/pay-a-bill.md"
    "knowledge_base/spending-cap.md"
    "knowledge_base/unlock-a-phone.md"
    "knowledge_base/voicemail.md"
    "knowledge_base/wifi-name-and-password.md"
    "suites/conversations.yml"
    "suites/messages.yml"
};

/// Software for teams.
pub(super) const SAAS: &[File] = files! { "saas":
    "firstline.yml"
    "intents/account.yml"
    "intents/product.yml"
    "intents/smalltalk.yml"
    "knowledge_base/discounts.md"
    "knowledge_base/export-boards.md"
    "knowledge_base/keyboard-shortcuts.md"
    "knowledge_base/mobile-app.md"
    "knowledge_base/notifications.md"
    "knowledge_base/restore-something-deleted.md"
    "knowledge_base/trial.md"
    "knowledge_base/where-data-is-kept.md"
    "suites/conversations.yml"
    "suites/messages.yml"
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn written(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                written(&path, root, found);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn every_file_of_a_template_is_carried_along() {
        for (name, files) in [("shop", SHOP), ("bank", BANK), ("telecom", TELECOM), ("saas", SAAS)] {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
            let mut found = BTreeSet::new();
            written(&root, &root, &mut found);
            let carried: BTreeSet<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
            assert_eq!(carried, found, "{name}");
        }
    }
}
