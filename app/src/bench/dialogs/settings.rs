use leptos::prelude::*;

use super::Open;
use crate::{
    bench::{
        program::Handle,
        settings::{Colors, Completion, FONT_LIMITS, Indentation, Keys, Settings, font_size},
    },
    texts,
    ui::Dialog,
};

/// The editor's settings. Each change applies at once.
#[component]
pub(super) fn SettingsDialog(open: RwSignal<Option<Open>>, program: Handle) -> impl IntoView {
    let texts = texts::settings();
    let settings = program.with_value(|program| program.settings());
    let change = Callback::new(move |change: Change| {
        program.with(move |program| {
            let mut settings = program.settings();
            change.apply(&mut settings);
            program.set_settings(settings);
        });
    });
    let keys = Keys::ALL.iter().map(|keys| {
        let words = match keys {
            Keys::Standard => texts.standard_keys,
            Keys::Vim => texts.vim,
        };
        (keys.code(), words.to_owned())
    });
    let completion = [
        (Completion::Off, texts.off),
        (Completion::OnRequest, texts.on_request),
        (Completion::WhileTyping, texts.while_typing),
    ]
    .map(|(completion, words)| (completion.code(), words.to_owned()));
    let colors = Colors::ALL.iter().map(|colors| {
        let words = match colors {
            Colors::Site => texts.as_site,
            Colors::Light => texts.light,
            Colors::Dark => texts.dark,
            Colors::Contrast => texts.contrast,
            Colors::Warm => texts.warm,
        };
        (colors.code(), words.to_owned())
    });
    let indentation = Indentation::ALL.iter().map(|indentation| {
        let words = match indentation {
            Indentation::Language => texts.as_language.to_owned(),
            Indentation::Two => (texts.spaces)(2),
            Indentation::Four => (texts.spaces)(4),
            Indentation::Eight => (texts.spaces)(8),
            Indentation::Tabs => texts.tabs.to_owned(),
        };
        (indentation.code(), words)
    });
    let size = move |event| {
        let px = event_target_value(&event).parse().unwrap_or(f64::NAN);
        change.run(Change::FontSize(font_size(px)));
        program.with_value(|program| program.settings().font_px)
    };
    let font_px = RwSignal::new(settings.font_px);
    view! {
        <Dialog name="settings" title=texts::solving().settings closed=Box::new(move || open.set(None))>
            <Choice
                id="setting-keys"
                label=texts.keys
                choices=keys.collect()
                chosen=settings.keys.code()
                on_choose=move |code: String| change.run(Change::Keys(Keys::parse(&code)))
            />
            <Choice
                id="setting-completion"
                label=texts.completion
                choices=completion.into()
                chosen=settings.completion.code()
                on_choose=move |code: String| change.run(Change::Completion(Completion::parse(&code)))
            />
            <Choice
                id="setting-theme"
                label=texts.colors
                choices=colors.collect()
                chosen=settings.colors.code()
                on_choose=move |code: String| change.run(Change::Colors(Colors::parse(&code)))
            />
            <div class="setting">
                <label for="setting-fontSize">{texts.font_size}</label>
                <input
                    class="input input--small"
                    type="number"
                    id="setting-fontSize"
                    min=FONT_LIMITS.0
                    max=FONT_LIMITS.1
                    prop:value=move || font_px.get().to_string()
                    on:change=move |event| font_px.set(size(event))
                />
            </div>
            <Choice
                id="setting-tabWidth"
                label=texts.indentation
                choices=indentation.collect()
                chosen=settings.indentation.code()
                on_choose=move |code: String| change.run(Change::Indentation(Indentation::parse(&code)))
            />
            <Check
                id="setting-wrap"
                label=texts.wrap
                checked=settings.wrap
                on_change=move |yes| change.run(Change::Wrap(yes))
            />
            <Check
                id="setting-hideDifficulty"
                label=texts.hide_difficulty
                checked=settings.hide_difficulty
                on_change=move |yes| change.run(Change::HideDifficulty(yes))
            />
        </Dialog>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Change {
    Keys(Keys),
    Completion(Completion),
    Colors(Colors),
    FontSize(u32),
    Indentation(Indentation),
    Wrap(bool),
    HideDifficulty(bool),
}

impl Change {
    fn apply(self, settings: &mut Settings) {
        match self {
            Self::Keys(keys) => settings.keys = keys,
            Self::Completion(completion) => settings.completion = completion,
            Self::Colors(colors) => settings.colors = colors,
            Self::FontSize(px) => settings.font_px = px,
            Self::Indentation(indentation) => settings.indentation = indentation,
            Self::Wrap(yes) => settings.wrap = yes,
            Self::HideDifficulty(yes) => settings.hide_difficulty = yes,
        }
    }
}

#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    /// The names and words of the choices.
    choices: Vec<(&'static str, String)>,
    chosen: &'static str,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|(code, words)| {
            view! {
                <option value=code selected=code == chosen>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select
                class="input input--select input--small"
                id=id
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn Check(
    id: &'static str,
    label: &'static str,
    checked: bool,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <input
                type="checkbox"
                id=id
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
        </div>
    }
    .into_any()
}
