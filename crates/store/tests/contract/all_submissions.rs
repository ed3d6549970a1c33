use assay_domain::Verdict;
use assay_store::{AllSubmissionsFilter, Error, SubmissionFilter};

use crate::fixture::{TestStore, slug};

#[tokio::test]
async fn submissions_of_all_users_are_listed_and_filtered() {
    let db = TestStore::fresh().await;
    for name in ["sum", "sort"] {
        db.add_problem(name).await;
    }
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let first = db.judged(ada, "sum", Verdict::Accepted).await;
    let second = db.judged(eve, "sum", Verdict::WrongAnswer).await;
    let third = db.submit(eve, "sort").await;
    let list = async |person: Option<&str>, submissions: SubmissionFilter| {
        let filter = AllSubmissionsFilter { person: person.map(str::to_owned), submissions };
        let page = db.all_submissions(&filter, None, 10).await.unwrap();
        page.items.into_iter().map(|item| (item.summary.id, item.person, item.email)).collect::<Vec<_>>()
    };
    let of = |id, name: &str| (id, name.to_owned(), format!("{name}@example.org"));
    let any = SubmissionFilter::default;
    assert_eq!(list(None, any()).await, [of(third, "eve"), of(second, "eve"), of(first, "ada")]);
    assert_eq!(list(Some("ADA"), any()).await, [of(first, "ada")]);
    assert_eq!(list(Some("eve@example"), any()).await, [of(third, "eve"), of(second, "eve")]);
    assert_eq!(list(Some("%"), any()).await, []);
    let of_sum = SubmissionFilter { problem: Some(slug("sum")), ..any() };
    assert_eq!(list(None, of_sum).await, [of(second, "eve"), of(first, "ada")]);
    let wrong = SubmissionFilter { verdict: Some(Verdict::WrongAnswer), ..any() };
    assert_eq!(list(Some("eve"), wrong.clone()).await, [of(second, "eve")]);
    assert_eq!(list(Some("ada"), wrong).await, []);
    let other = SubmissionFilter { language: Some("cpp".into()), ..any() };
    assert_eq!(list(None, other).await, []);
}

#[tokio::test]
async fn submissions_of_all_users_are_listed_in_pages() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let mut made = Vec::new();
    for _ in 0..3 {
        made.extend([db.submit(ada, "sum").await, db.submit(eve, "sum").await]);
    }
    made.reverse();
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let page = db.all_submissions(&AllSubmissionsFilter::default(), cursor.as_deref(), 4).await.unwrap();
        seen.extend(page.items.into_iter().map(|item| item.summary.id));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, made);
    let own = db.submissions(ada, &SubmissionFilter::default(), None, 1).await.unwrap().next.unwrap();
    let page = db.all_submissions(&AllSubmissionsFilter::default(), Some(&own), 4).await;
    assert!(matches!(page, Err(Error::BadCursor)), "a cursor of another list");
}
