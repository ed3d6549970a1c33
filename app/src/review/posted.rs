//! Handles the forms of reviews.

use assay_domain::{FieldName, Grade, Me, Missing, Slug, UnknownGrade};
use assay_service::{Error, Service};

use crate::{
    addresses::ACCOUNT_PATH,
    fault::Fault,
    response::redirect,
    server::{
        answer,
        plain_form::{PlainForm, posted},
        service, visitor,
    },
};

use super::REVIEW_PATH;

/// Handles the posted form, if any, and redirects to the page that follows. A refusal is shown on the page.
pub(super) async fn handle() -> Result<(), Fault> {
    let Some(form) = posted() else { return Ok(()) };
    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let next = answer(act(&service()?, me, &form).await)?;
    redirect(&next);
    Ok(())
}

/// Does what the form says, and returns the address that follows.
async fn act(service: &Service, me: &Me, form: &PlainForm) -> Result<String, Error> {
    let action = form.value("do");
    if let "on" | "off" = action.as_str() {
        service.set_reviews(me, action == "on").await?;
        let on_account = form.value("page") == "account";
        return Ok(if on_account { ACCOUNT_PATH } else { REVIEW_PATH }.to_owned());
    }
    let problem: Slug = form.value("problem").parse().map_err(|_| Error::not_found(Missing::Problem))?;
    match action.as_str() {
        "start" => {
            service.start_review(me, &problem).await?;
            return Ok(format!("/problems/{problem}?review=start"));
        }
        "skip" => service.skip_review(me, &problem).await?,
        "again" => service.grade_review(me, &problem, Grade::Again).await?,
        "grade" => {
            let grade =
                form.value("grade").parse().map_err(|error: UnknownGrade| Error::field(FieldName::Grade, error))?;
            service.grade_review(me, &problem, grade).await?
        }
        _ => return Err(Error::not_found(Missing::Action)),
    };
    Ok(format!("{REVIEW_PATH}?done={problem}"))
}
