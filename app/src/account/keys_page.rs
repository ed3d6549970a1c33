use assay_domain::{ApiKeyInfo, FieldName, Role, Scope, Timestamp};
use leptos::{
    html::{Input, Select},
    prelude::*,
    web_sys::SubmitEvent,
};
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

use super::{
    current_user::current_user,
    key_actions::{create_api_key, get_api_keys, revoke_api_key},
};
use crate::{
    addresses::ACCOUNT_PATH,
    fault::Fault,
    texts,
    ui::{
        Column, DataTable, Day, Empty, Field, FieldMessage, FormFault, Icon, IconName, IoBlock, Sending, SiteFooter,
        Time, loaded,
    },
};

/// The page's address.
pub(crate) const KEYS_PATH: &str = "/account/keys";

/// The expiry choices, in days. None means never.
const EXPIRY_DAYS: [Option<u32>; 5] = [Some(7), Some(30), Some(90), Some(365), None];
const DEFAULT_EXPIRY_DAYS: Option<u32> = Some(90);
const DEFAULT_SCOPE: Scope = Scope::Submit;

/// The result of a form that was posted without wasm.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Posted {
    /// The new key.
    Created(String),
    Revoked,
    /// The form was refused. `name` is what the user typed.
    Refused {
        name: String,
        fault: Fault,
    },
}

/// The page where users create and revoke API keys.
#[component]
pub(crate) fn KeysPage() -> impl IntoView {
    let keys = Resource::new_blocking(
        || (),
        |()| async {
            // Handle the posted form before reading the page.
            let posted = posted().await;
            get_api_keys().await.map(|keys| (keys, posted))
        },
    );
    view! {
        <Title text=texts::keys().title />
        <main id="main" class="page" tabindex="-1">
            {loaded(keys, 4, |(keys, posted)| view! { <Keys keys=keys posted=posted /> }.into_any())}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn Keys(keys: Vec<ApiKeyInfo>, posted: Option<Posted>) -> impl IntoView {
    let shown = RwSignal::new(keys);
    let created = RwSignal::new(None::<String>);
    let revoked = RwSignal::new(false);
    let (mut name, mut refused) = (String::new(), None);
    match posted {
        Some(Posted::Created(key)) => created.set(Some(key)),
        Some(Posted::Revoked) => revoked.set(true),
        Some(Posted::Refused { name: typed, fault }) => (name, refused) = (typed, Some(fault)),
        None => {}
    }
    let sending = Sending::new(refused);
    view! {
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href=ACCOUNT_PATH>{texts::account().your_account}</a>
        </nav>
        <div class="page__head">
            <h1>{texts::keys().title}</h1>
            <p class="page__lead">{texts::keys().lead}</p>
            <p>
                // The server renders this page without the wasm.
                <a href="/docs/api" rel="external">
                    {texts::keys().reference}
                </a>
            </p>
        </div>
        <FormFault fault=sending.fault />
        // Always rendered: screen readers do not announce a region that appears together with its text.
        <div role="status">
            {move || created.get().map(|key| view! { <NewKey key=key /> })}
            {move || {
                revoked
                    .get()
                    .then(|| {
                        view! {
                            <div class="notice notice--good">
                                <Icon name=IconName::CircleCheck />
                                <span>{texts::keys().revoked}</span>
                            </div>
                        }
                    })
            }}
        </div>
        <section class="section" aria-labelledby="keys-heading">
            <div class="section__head">
                <h2 id="keys-heading">{texts::keys().your_keys}</h2>
            </div>
            {move || {
                let keys = shown.get();
                if keys.is_empty() {
                    view! { <EmptyState /> }.into_any()
                } else {
                    let state = KeysState { shown, created, revoked, sending };
                    view! { <Table keys=keys state=state /> }.into_any()
                }
            }}
        </section>
        <section class="section" aria-labelledby="new-key-heading">
            <div class="section__head">
                <h2 id="new-key-heading">{texts::keys().new_key}</h2>
            </div>
            <CreateForm name=name state=KeysState { shown, created, revoked, sending } />
        </section>
    }
    .into_any()
}

/// The page's state, which its forms change.
#[derive(Clone, Copy)]
struct KeysState {
    shown: RwSignal<Vec<ApiKeyInfo>>,
    created: RwSignal<Option<String>>,
    revoked: RwSignal<bool>,
    sending: Sending,
}

impl KeysState {
    /// Removes the messages about the last change.
    fn clear_messages(self) {
        self.created.set(None);
        self.revoked.set(false);
    }

    fn reload(self) {
        leptos::task::spawn_local(async move {
            // If this fails, the list stays old until the next change.
            if let Ok(keys) = get_api_keys().await {
                self.shown.try_set(keys);
            }
        });
    }
}

#[component]
fn NewKey(key: String) -> impl IntoView {
    view! {
        <div class="notice notice--good">
            <Icon name=IconName::CircleCheck />
            <span>{texts::keys().shown_once}</span>
        </div>
        <IoBlock title=texts::keys().key text=key of=String::new() />
    }
    .into_any()
}

#[component]
fn EmptyState() -> impl IntoView {
    view! {
        <Empty icon=IconName::Inbox title=texts::keys().no_keys detail=texts::keys().no_keys_detail in_section=true />
    }
    .into_any()
}

#[component]
fn Table(keys: Vec<ApiKeyInfo>, state: KeysState) -> impl IntoView {
    let texts = texts::keys();
    view! {
        <DataTable
            label=texts.your_keys
            columns=vec![
                Column::text(texts.name),
                Column::text(texts.scope),
                Column::text(texts.created),
                Column::text(texts.expires),
                Column::text(texts.last_used),
                Column::unseen(texts.revoke),
            ]
        >
            {keys.into_iter().map(|key| view! { <Row key=key state=state /> }).collect_view()}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(key: ApiKeyInfo, state: KeysState) -> impl IntoView {
    let texts = texts::keys();
    let id = key.id;
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.clear_messages();
        state.sending.send_and(revoke_api_key(id.0), move || {
            state.revoked.set(true);
            state.reload();
        });
    };
    let label = (texts.revoke_one)(&key.name);
    view! {
        <tr>
            <td data-label=texts.name>{key.name}</td>
            <td data-label=texts.scope>{(texts.scope_name)(key.scope)}</td>
            <td data-label=texts.created>
                <Time at=key.created_at />
            </td>
            <td data-label=texts.expires>
                <Expiry at=key.expires_at expired=key.expired />
            </td>
            <td data-label=texts.last_used>
                {match key.last_used_at {
                    Some(at) => view! { <Time at=at /> }.into_any(),
                    None => texts.never.into_any(),
                }}
            </td>
            <td class="table__actions">
                <form method="post" on:submit=on_submit>
                    <input type="hidden" name="do" value="revoke" />
                    <input type="hidden" name="key" value=id.0 />
                    <button class="button button--small" aria-label=label>
                        {texts.revoke}
                    </button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Expiry(at: Option<Timestamp>, expired: bool) -> impl IntoView {
    let texts = texts::keys();
    match at {
        None => texts.never.into_any(),
        Some(at) if expired => view! {
            <span class="badge">{texts.expired}</span>
            " "
            <Day at=at />
        }
        .into_any(),
        Some(at) => view! { <Day at=at /> }.into_any(),
    }
}

#[component]
fn CreateForm(name: String, state: KeysState) -> impl IntoView {
    let texts = texts::keys();
    let (name_field, scope_field, days_field) =
        (NodeRef::<Input>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let on_submit = move |event: SubmitEvent| {
        let (Some(name), Some(scope), Some(days)) =
            (name_field.get_untracked(), scope_field.get_untracked(), days_field.get_untracked())
        else {
            return;
        };
        event.prevent_default();
        state.clear_messages();
        let request = async move {
            let key = create_api_key(name.value(), scope.value(), days.value()).await?;
            name.set_value("");
            // Fails if the user left the page meanwhile.
            let _ = state.created.try_set(Some(key));
            Ok(())
        };
        state.sending.send_and(request, move || state.reload());
    };
    let is_admin = current_user().is_some_and(|me| me.role == Role::Admin);
    let scopes = Scope::ALL.into_iter().filter(|scope| is_admin || *scope < Scope::Admin).map(|scope| {
        view! {
            <option value=scope.as_str() selected=scope == DEFAULT_SCOPE>
                {(texts.scope_name)(scope)}
            </option>
        }
    });
    let expiry_options = EXPIRY_DAYS.into_iter().map(|days| {
        let words = days.map_or_else(|| texts.never.to_owned(), texts.days);
        view! {
            <option value=days.map(|days| days.to_string()).unwrap_or_default() selected=days == DEFAULT_EXPIRY_DAYS>
                {words}
            </option>
        }
    });
    view! {
        <form class="form form--narrow" method="post" on:submit=on_submit>
            <input type="hidden" name="do" value="create" />
            <Field
                name="name"
                label=texts.name
                autocomplete="off"
                value=name
                hint=texts.name_hint.to_owned()
                error=state.sending.field_error(FieldName::Name)
                node=name_field
            />
            <div class="field">
                <label class="field__label" for="scope">
                    {texts.scope}
                </label>
                <select
                    class="input input--select"
                    id="scope"
                    name="scope"
                    aria-describedby="scope-error"
                    node_ref=scope_field
                >
                    {scopes.collect_view()}
                </select>
                <FieldMessage id="scope-error".to_owned() error=state.sending.field_error(FieldName::Scope) />
            </div>
            <div class="field">
                <label class="field__label" for="days">
                    {texts.expires}
                </label>
                <select
                    class="input input--select"
                    id="days"
                    name="days"
                    aria-describedby="days-error"
                    node_ref=days_field
                >
                    {expiry_options.collect_view()}
                </select>
                <FieldMessage id="days-error".to_owned() error=state.sending.field_error(FieldName::Days) />
            </div>
            <div class="form__actions">
                <button
                    class="button button--primary"
                    aria-busy=move || state.sending.busy.get().then_some("true")
                >
                    {texts.create}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Handles a form that was posted without wasm.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Posted> {
    let form = crate::server::plain_form::posted()?;
    let name = form.value("name");
    let done = match &*form.value("do") {
        "revoke" => {
            // An invalid number matches no key.
            let id = form.value("key").parse().unwrap_or_default();
            revoke_api_key(id).await.map(|()| Posted::Revoked)
        }
        _ => {
            let created = create_api_key(name.clone(), form.value("scope"), form.value("days")).await;
            created.map(Posted::Created)
        }
    };
    Some(done.unwrap_or_else(|fault| Posted::Refused { name, fault }))
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Posted> {
    None
}
