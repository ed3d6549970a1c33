//! The choice between function and standard input as HTML, with the facts about the signature that the page's lazy part needs. So
//! the first wasm needs no code for them.

use assay_domain::{Interface, Language, Problem};

use crate::{
    bench::FunctionFacts,
    texts,
    values::{escape, shown_samples},
};

/// Empty if it is not a function problem.
pub(super) fn interface_html(problem: &Problem, languages: &[Language], chosen: Option<Interface>) -> String {
    let Some(signature) = &problem.signature else { return String::new() };
    let with_driver = languages.iter().filter(|language| language.functions).map(|language| language.id.clone());
    let facts = FunctionFacts {
        signature: (**signature).clone(),
        languages: with_driver.collect(),
        samples: shown_samples(signature, &problem.samples),
    };
    let facts = serde_json::to_string(&facts).unwrap_or_default();
    let texts = texts::aids();
    let selected = if chosen == Some(Interface::Stdin) { " selected" } else { "" };
    format!(
        r#"<label class="editor__language" data-interface="{}"><span class="visually-hidden">{}</span><select name="interface" class="input input--select input--small"><option value="">{}</option><option value="stdin"{selected}>{}</option></select></label>"#,
        escape(&facts),
        texts.interface,
        texts.function,
        texts.standard_input,
    )
}
