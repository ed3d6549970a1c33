//! The settings of the profile, on the account page.

use assay_domain::{ProfileSettings, UtcOffset};
use leptos::{
    html::{Input, Select},
    prelude::*,
    web_sys::SubmitEvent,
};

use super::{
    get_profile::{get_profile_settings, set_profile_settings},
    profile_page::PROFILE_PATH,
};
use crate::{
    fault::Fault,
    texts,
    ui::{FormFault, Icon, IconName, Sending},
};

/// The settings, and the result of the form if it was posted without wasm.
pub(crate) type Saved = (ProfileSettings, Option<Result<(), Fault>>);

/// The offsets of clocks, in minutes.
const OFFSETS: [i32; 38] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210, 240, 270,
    300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
];

/// Handles the form if it was posted without wasm, then reads the settings.
pub(crate) async fn posted_settings() -> Result<Saved, Fault> {
    let posted = posted().await;
    Ok((get_profile_settings().await?, posted))
}

/// The form with the settings of the profile.
#[component]
pub(crate) fn SettingsForm(saved: Saved) -> impl IntoView {
    let (settings, posted) = saved;
    let texts = texts::profile();
    let (public, offset) = (NodeRef::<Input>::new(), NodeRef::<Select>::new());
    let done = RwSignal::new(matches!(posted, Some(Ok(()))));
    let sending = Sending::new(posted.and_then(Result::err));
    let on_submit = move |event: SubmitEvent| {
        let (Some(public), Some(offset)) = (public.get_untracked(), offset.get_untracked()) else { return };
        event.prevent_default();
        done.set(false);
        sending.send_and(set_profile_settings(public.checked(), offset.value()), move || done.set(true));
    };
    let options = OFFSETS.into_iter().filter_map(|minutes| UtcOffset::try_from(minutes).ok()).map(|clock| {
        view! {
            <option value=clock.minutes() selected=clock == settings.utc_offset>
                {clock.to_string()}
            </option>
        }
    });
    view! {
        <p>{texts.lead}</p>
        <p>
            <a class="button" href=PROFILE_PATH>
                {texts.view}
            </a>
        </p>
        <div role="status">
            {move || {
                done.get()
                    .then(|| {
                        view! {
                            <div class="notice notice--good">
                                <Icon name=IconName::CircleCheck />
                                <span>{texts.saved}</span>
                            </div>
                        }
                    })
            }}
        </div>
        <FormFault fault=sending.fault />
        <form class="form" method="post" on:submit=on_submit>
            <input type="hidden" name="do" value="profile" />
            <div class="field">
                <label class="tick">
                    <input
                        type="checkbox"
                        name="public"
                        value="1"
                        checked=settings.public
                        aria-describedby="public-hint"
                        node_ref=public
                    />
                    {texts.make_public}
                </label>
                <p class="field__hint" id="public-hint">
                    {texts.make_public_hint}
                </p>
            </div>
            <div class="field">
                <label class="field__label" for="utc-offset">
                    {texts.time_zone}
                </label>
                <select
                    class="input input--select"
                    id="utc-offset"
                    name="utc_offset"
                    aria-describedby="utc-offset-hint"
                    node_ref=offset
                >
                    {options.collect_view()}
                </select>
                <p class="field__hint" id="utc-offset-hint">
                    {texts.time_zone_hint}
                </p>
            </div>
            <div class="form__actions">
                <button class="button" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts.save}
                </button>
            </div>
        </form>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
async fn posted() -> Option<Result<(), Fault>> {
    let form = crate::server::plain_form::posted().filter(|form| form.value("do") == "profile")?;
    Some(set_profile_settings(!form.value("public").is_empty(), form.value("utc_offset")).await)
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Result<(), Fault>> {
    None
}
