use assay_domain::PersonalListSummary;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    change::{Outcome, posted},
    personal_form::{FormWords, Forms, NameField, PersonalForm},
    read::get_lists,
};
use crate::{
    texts,
    ui::{Empty, Icon, IconName, LINES, SiteFooter, SolvedMeter, loaded},
};

/// The page's address, and the beginning of the addresses of lists.
pub(crate) const LISTS_PATH: &str = "/lists";

/// The user's lists.
#[component]
pub(crate) fn ListsPage() -> impl IntoView {
    let lists = Resource::new_blocking(
        || (),
        |()| async {
            // Handle the posted form before reading the page.
            let posted = posted().await;
            get_lists().await.map(|lists| (lists, posted))
        },
    );
    let content = move |(lists, posted): (_, Option<Outcome>)| {
        let forms = Forms::new();
        forms.show(posted.as_ref());
        let typed = posted.as_ref().and_then(Outcome::typed_name).unwrap_or_default();
        view! { <Lists lists=lists forms=forms typed=typed /> }.into_any()
    };
    view! {
        <Title text=texts::lists().title />
        <main id="main" class="page" tabindex="-1">
            {loaded(lists, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn Lists(lists: Vec<PersonalListSummary>, forms: Forms, typed: String) -> impl IntoView {
    let texts = texts::lists();
    let is_empty = lists.is_empty();
    let cards = lists.into_iter().map(|list| view! { <Card list=list /> }).collect_view();
    view! {
        <div class="page__head page__head--row">
            <div>
                <h1>{texts.title}</h1>
                <p class="page__lead">{texts.lead}</p>
            </div>
            <a class="button" href="/problems?starred=true">
                <Icon name=IconName::Star />
                {texts.starred}
            </a>
        </div>
        <FormWords forms=forms />
        {if is_empty {
            view! {
                <Empty icon=IconName::ListOrdered title=texts.none detail=texts.none_detail />
            }
                .into_any()
        } else {
            view! { <ul class="cards">{cards}</ul> }.into_any()
        }}
        <section class="section" aria-labelledby="new-list-heading">
            <div class="section__head">
                <h2 id="new-list-heading">{texts.new_list}</h2>
            </div>
            <PersonalForm forms=forms fields=vec![("do", "list.create".to_owned())] class="form form--narrow">
                <NameField forms=forms value=typed />
                <div class="form__actions">
                    <button
                        class="button button--primary"
                        id="create-list"
                        aria-busy=move || forms.busy.get().then_some("true")
                    >
                        {texts.create}
                    </button>
                </div>
            </PersonalForm>
        </section>
    }
    .into_any()
}

#[component]
fn Card(list: PersonalListSummary) -> impl IntoView {
    view! {
        <li class="card">
            <h2 class="card__title">
                <a href=format!("{LISTS_PATH}/{}", list.id)>{list.name}</a>
            </h2>
            <div class="card__foot">
                <span class="card__fact">
                    <Icon name=IconName::ListOrdered />
                    {(texts::tracks().problems)(list.problems)}
                </span>
                <SolvedMeter solved=list.solved total=list.problems />
            </div>
        </li>
    }
    .into_any()
}
