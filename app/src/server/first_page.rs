use assay_domain::RefusalKind;
use assay_service::Error;

/// Reads a page of a list, or its first page if the cursor is invalid. So an edited address shows the list instead of an error.
pub(crate) async fn page_or_first<T, F>(cursor: Option<String>, read: impl Fn(Option<String>) -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let is_first = cursor.is_none();
    match read(cursor).await {
        Err(error) if error.kind() == RefusalKind::Invalid && !is_first => read(None).await,
        answer => answer,
    }
}
