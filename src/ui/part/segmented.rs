//! A few large choices side by side; never a dropdown.

use crate::ui::dom::{El, el};
use crate::ui::reactive::{Callback, Signal};

/// One of a few.
pub struct Segmented {
    /// What is chosen.
    pub legend: &'static str,
    /// The name of the group; unique on the page.
    pub name: String,
    /// Value and label of each choice.
    pub choices: Vec<(&'static str, String)>,
    /// The value chosen; empty for none. Reactive.
    pub value: Signal<String>,
    /// Called with the value.
    pub on_choose: Callback<&'static str>,
    /// `segmented-two` or `segmented-three`: how many stand in a row.
    pub class: &'static str,
}

impl Segmented {
    /// The fieldset.
    pub fn view(self) -> El {
        let mut options = el("div");
        for (own, label) in self.choices {
            let (value, choose) = (self.value, self.on_choose);
            let input = el("input")
                .attr("type", "radio")
                .attr("name", &self.name)
                .attr("value", own)
                .checked_by(move || value.read().as_str() == own)
                .on("change", move |_| choose.run(own));
            options = options.add(el("label").add(input).add(el("span").add(label)));
        }
        let legend = el("legend").add(self.legend);
        el("fieldset").class(&format!("segmented {}", self.class)).add(legend).add(options)
    }
}
