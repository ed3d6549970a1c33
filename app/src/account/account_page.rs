use assay_domain::{FieldName, Password, Role};
use leptos::{html::Input, prelude::*, web_sys::SubmitEvent};
use leptos_meta::Title;

use super::{
    change_password::change_password,
    get_account::{Account, get_account},
    keys_page::KEYS_PATH,
};
use crate::{
    fault::Fault,
    profile::{Saved, SettingsForm, posted_settings},
    review::{REVIEW_PATH, ReviewSetting},
    texts,
    ui::{Field, FormFault, Icon, IconName, Sending, SiteFooter, loaded},
};

/// The user's name, email and role, and the form that changes the password.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let account = Resource::new_blocking(
        || (),
        |()| async {
            // Handle the posted form before reading the page.
            let posted = posted().await;
            let profile = posted_settings().await?;
            get_account().await.map(|account| (account, posted, profile))
        },
    );
    let content =
        |(account, posted, profile)| view! { <AccountView account=account posted=posted profile=profile /> }.into_any();
    view! {
        <Title text=texts::account().your_account />
        <main id="main" class="page page--narrow" tabindex="-1">
            {loaded(account, 4, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn AccountView(account: Account, posted: Option<Result<(), Fault>>, profile: Saved) -> impl IntoView {
    let Account { me, reviews } = account;
    let is_admin = me.role == Role::Admin;
    view! {
        <div class="auth">
            <h1>{texts::account().your_account}</h1>
            <dl class="metrics">
                <div>
                    <dt>{texts::account().name}</dt>
                    <dd>{me.name}</dd>
                </div>
                <div>
                    <dt>{texts::account().email}</dt>
                    <dd translate="no">{me.email.clone()}</dd>
                </div>
                {is_admin
                    .then(|| {
                        view! {
                            <div>
                                <dt>{texts::account().role}</dt>
                                <dd>{texts::account().admin}</dd>
                            </div>
                        }
                    })}
            </dl>
            <h2>{texts::profile().title}</h2>
            <SettingsForm saved=profile />
            <h2>{texts::review().setting}</h2>
            <p>
                {if reviews { texts::review().setting_detail } else { texts::review().off_detail }}
            </p>
            <div class="auth__choices">
                {reviews.then(|| view! { <a class="button" href=REVIEW_PATH>{texts::review().open}</a> })}
                <ReviewSetting on=reviews page="account" />
            </div>
            <h2>{texts::keys().title}</h2>
            <p>{texts::keys().lead}</p>
            <p>
                <a class="button" href=KEYS_PATH>
                    {texts::keys().manage}
                </a>
            </p>
            <h2>{texts::account().change_password}</h2>
            <PasswordForm email=me.email posted=posted />
        </div>
    }
    .into_any()
}

#[component]
fn PasswordForm(email: String, posted: Option<Result<(), Fault>>) -> impl IntoView {
    let (current, password) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let revoke_keys = NodeRef::<Input>::new();
    let done = RwSignal::new(matches!(posted, Some(Ok(()))));
    let sending = Sending::new(posted.and_then(Result::err));
    let on_submit = move |event: SubmitEvent| {
        let (Some(current), Some(password)) = (current.get_untracked(), password.get_untracked()) else { return };
        event.prevent_default();
        done.set(false);
        let keep_keys = revoke_keys.get_untracked().is_some_and(|tick| !tick.checked());
        let request = change_password(current.value(), password.value(), keep_keys);
        sending.send_and(request, move || {
            current.set_value("");
            password.set_value("");
            done.set(true);
        });
    };
    view! {
        <div role="status">
            {move || {
                done.get()
                    .then(|| {
                        view! {
                            <div class="notice notice--good">
                                <Icon name=IconName::CircleCheck />
                                <span>{texts::account().changed}</span>
                            </div>
                        }
                    })
            }}
        </div>
        <FormFault fault=sending.fault />
        <form class="form" method="post" on:submit=on_submit>
            // Tells password managers which account the password belongs to.
            <input type="hidden" name="username" autocomplete="username" value=email />
            <Field
                name="current"
                label=texts::account().current_password
                kind="password"
                autocomplete="current-password"
                error=sending.field_error(FieldName::Current)
                node=current
            />
            <Field
                name="password"
                label=texts::account().new_password
                kind="password"
                autocomplete="new-password"
                hint=(texts::account().password_hint)(Password::MIN_LENGTH)
                error=sending.field_error(FieldName::Password)
                node=password
            />
            <label class="tick">
                <input type="checkbox" name="revoke_keys" value="1" checked node_ref=revoke_keys />
                {texts::account().revoke_keys}
            </label>
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts::account().change_password}
                </button>
            </div>
        </form>
        <p class="auth__other">{texts::account().logs_out_others}</p>
    }
    .into_any()
}

/// Handles a form that was posted without wasm.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Result<(), Fault>> {
    // The other forms of the page name an action.
    let form = crate::server::plain_form::posted().filter(|form| form.value("do").is_empty())?;
    let keep_keys = form.value("revoke_keys").is_empty();
    Some(change_password(form.value("current"), form.value("password"), keep_keys).await)
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Result<(), Fault>> {
    None
}
