use assay_domain::{AdminAction, Page, Person, Role};
use leptos::prelude::*;

use super::{
    act_form::ActForm,
    frame,
    read::{Content, PageQuery, View},
    submissions_page::by_person,
};
use crate::{
    account::current_user,
    texts,
    ui::{Column, DataTable, Empty, IconName, Time},
};

/// People and their roles.
#[component]
pub(crate) fn PeoplePage() -> impl IntoView {
    frame::page(texts::admin::frame().people, page_query(), |shown, _| view! { <PeopleList shown=shown /> }.into_any())
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::People, ["text", "", "cursor"])
}

#[component]
fn PeopleList(shown: RwSignal<Content>) -> impl IntoView {
    let PageQuery { of: text, cursor, .. } = page_query().get_untracked();
    let people = move || match shown.get() {
        Content::People(page) => page,
        _ => Page { items: Vec::new(), next: None },
    };
    let newest = (!cursor.is_empty()).then(|| frame::address("/admin/people", &[("text", &text)]));
    let older = untrack(people).next;
    let older = older.map(|next| frame::address("/admin/people", &[("text", &text), ("cursor", &next)]));
    view! {
        <div class="page__head">
            <h1>{texts::admin::frame().people}</h1>
        </div>
        <form
            class="filter"
            method="get"
            action="/admin/people"
            role="search"
            aria-label=texts::admin::people().find_label
        >
            <div class="field">
                <label class="field__label" for="people-text">
                    {texts::admin::people().name_or_email}
                </label>
                <input class="input" id="people-text" name="text" value=text />
            </div>
            <button class="button">{texts::common().find}</button>
        </form>
        {move || {
            let people = people().items;
            if people.is_empty() { view! { <NoPeople /> }.into_any() } else { view! { <Table people=people /> }.into_any() }
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn NoPeople() -> impl IntoView {
    view! {
        <Empty
            icon=IconName::User
            title=texts::admin::people().no_people
            detail=texts::admin::people().no_people_detail
        >
            <a class="button" href="/admin/people">
                {texts::common().show_all}
            </a>
        </Empty>
    }
    .into_any()
}

#[component]
fn Table(people: Vec<Person>) -> impl IntoView {
    view! {
        <DataTable
            label=texts::admin::frame().people
            role="region"
            columns=vec![
                Column::text(texts::admin::people().name),
                Column::text(texts::admin::people().email),
                Column::number(texts::common().submissions),
                Column::text(texts::admin::people().joined),
                Column::text(texts::admin::people().role),
                Column::unseen(texts::admin::frame().actions),
            ]
        >
            {people.into_iter().map(|person| view! { <Row person=person /> }).collect_view()}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(person: Person) -> impl IntoView {
    let is_me = current_user().is_some_and(|me| me.id == person.id);
    let (word, other, button) = match person.role {
        Role::Admin => (texts::admin::people().admin, Role::Learner, texts::admin::people().remove_admin),
        Role::Learner => (texts::admin::people().learner, Role::Admin, texts::admin::people().make_admin),
    };
    let label = (texts::admin::people().change_of)(button, &person.name);
    let fields = vec![
        ("do", AdminAction::ChangeRole.as_str().to_owned()),
        ("user", person.id.to_string()),
        ("role", other.as_str().to_owned()),
    ];
    view! {
        <tr>
            <td data-label=texts::admin::people().name translate="no">{person.name}</td>
            <td data-label=texts::admin::people().email>
                <span translate="no">{person.email.clone()}</span>
            </td>
            <td data-label=texts::common().submissions class="number">
                <a class="link-quiet" href=by_person(&person.email)>
                    {person.submissions}
                </a>
            </td>
            <td data-label=texts::admin::people().joined>
                <Time at=person.created_at />
            </td>
            <td data-label=texts::admin::people().role>{word}</td>
            <td class="table__actions">
                // Admins cannot remove their own role by mistake; another admin can.
                {if is_me {
                    view! { <span class="badge">{texts::admin::people().you}</span> }.into_any()
                } else {
                    view! {
                        <ActForm fields=fields>
                            <button class="button button--small" aria-label=label>
                                {button}
                            </button>
                        </ActForm>
                    }
                    .into_any()
                }}
            </td>
        </tr>
    }
    .into_any()
}
