//! Finds out who a request comes from: by bearer API key, or by session cookie.

use std::net::{IpAddr, SocketAddr};

use assay_service::{ApiKey, Service, Visitor, cookie};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::problem_json::Problem;

/// What finding out takes.
#[derive(Clone, Debug)]
pub(crate) struct Recognition {
    pub(crate) service: Service,
    pub(crate) trusted_proxies: Vec<IpAddr>,
}

/// Puts a [`Visitor`] into every request.
pub(crate) async fn recognise(State(recognition): State<Recognition>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = address(peer, request.headers(), &recognition.trusted_proxies);
    match visitor(&recognition.service, request.headers(), address).await {
        Ok(visitor) => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn visitor(service: &Service, headers: &HeaderMap, address: IpAddr) -> Result<Visitor, Problem> {
    if let Some(authorization) = headers.get(header::AUTHORIZATION) {
        let key = authorization.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let key = key.and_then(|key| key.trim().parse::<ApiKey>().ok());
        let me = match key {
            Some(key) => service.api_key_user(&key).await?,
            None => None,
        };
        // A wrong key is never taken for a visitor: the program must learn of it.
        let refused = || {
            Problem::new(StatusCode::UNAUTHORIZED, "This API key is not valid. Make one with `assay user token EMAIL`.")
        };
        return Ok(Visitor { me: Some(me.ok_or_else(refused)?), session: None, address });
    }
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let Some(session) = cookie::session_of(cookies) else {
        return Ok(Visitor { me: None, session: None, address });
    };
    let me = service.session_user(&session).await?;
    let session = me.is_some().then_some(session);
    Ok(Visitor { me, session, address })
}

/// The client's address: the peer's, or what trusted proxies say. Read from the right, because a client can write what it likes on the left.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0]));
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted.contains(hop)).unwrap_or(peer)
}

/// The visitor of a request, for handlers.
#[derive(Debug)]
pub(crate) struct Who(pub(crate) Visitor);

impl<S: Sync> FromRequestParts<S> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        visitor.map(Self).ok_or_else(|| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "Try again."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 9.9.9.9, 10.0.0.2".parse().unwrap());
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        assert_eq!(address(Some(ip("7.7.7.7")), &headers, &trusted), ip("7.7.7.7"));
    }
}
