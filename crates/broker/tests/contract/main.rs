//! The contract of the broker, tested on each backend.

#![allow(clippy::unwrap_used, reason = "clippy does not recognize these functions as tests")]

mod cache;
mod cancellations;
mod fairness;
mod heartbeats;
mod host;
mod limits;
mod live;
mod locks;
mod outages;
mod queue;
mod runs;

/// Makes a test of each function, for one host.
macro_rules! contract {
    ($name:ident, $host:ty: $($noun:ident { $($case:ident),* $(,)? })*) => {
        mod $name {
            $(mod $noun {
                $(#[tokio::test]
                async fn $case() {
                    let host = <$host as crate::host::Host>::start().await;
                    crate::$noun::$case(&host).await;
                })*
            })*
        }
    };
}

/// The list of all tests.
macro_rules! contract_on {
    ($name:ident, $host:ty) => {
        contract! { $name, $host:
            queue {
                runs_and_submissions_take_turns_and_batch_jobs_come_last,
                a_job_is_in_the_queue_once,
                depth_counts_waiting_and_claimed_jobs,
                each_class_has_its_bound,
                a_waiting_claimer_is_woken,
                many_claimers_share_the_jobs_without_loss,
                an_expired_claim_goes_to_another_worker,
                an_expired_claim_goes_before_waiting_jobs,
                a_waiting_claimer_gets_a_job_whose_claim_expires,
                a_claim_can_be_renewed,
                a_job_is_held_while_its_lease_lasts,
                a_job_put_back_goes_to_the_end,
                a_job_put_back_wakes_a_waiting_claimer,
                a_dropped_claimer_loses_no_job,
                dead_letters_are_kept_until_removed,
            }
            fairness {
                owners_take_turns_by_usage,
                a_pause_gives_no_credit_and_an_idle_queue_resets_usage,
                a_long_job_is_charged_while_it_runs,
                an_owner_has_one_account_for_runs_and_submissions,
                submissions_get_half_of_the_time_of_a_slot,
                an_owner_has_at_most_two_running_runs,
                a_reserved_slot_takes_no_runs,
                slow_submissions_of_one_owner_run_one_after_the_other,
                the_first_submission_of_an_owner_runs_alone,
                one_fast_submission_does_not_hide_a_slow_one,
                a_run_that_is_put_back_frees_a_slow_submission,
                a_lost_run_counts_once,
                a_lost_claim_says_nothing_about_its_owner,
                a_class_reports_whether_a_job_can_be_claimed,
                one_flooder_at_most_doubles_the_wait_of_ten_others,
            }
            live {
                only_the_readers_of_the_user_get_events,
                progress_of_many_users_is_published_at_once,
                readers_get_events_from_their_subscription_on,
                older_progress_is_neither_published_nor_stored,
                a_job_that_waits_again_replaces_the_progress_of_its_last_attempt,
                a_slow_reader_is_told_to_resync,
            }
            cancellations {
                all_listeners_get_cancellations,
                cancelling_works_without_listeners,
            }
            cache {
                an_entry_is_served_until_it_expires,
                an_older_entry_never_replaces_a_newer_one,
                a_write_removes_and_rejects_older_entries,
                a_caller_that_knows_the_version_gets_nothing_older,
                the_minimum_version_is_that_of_the_newest_write,
                a_reader_misses_then_hits,
                concurrent_misses_fill_once,
                a_fill_overtaken_by_a_write_stores_nothing,
                a_fill_that_fails_or_is_dropped_does_not_block_others,
            }
            limits {
                a_burst_is_allowed_and_then_the_rate,
                a_rejected_call_takes_no_token,
                keys_have_separate_buckets,
            }
            locks {
                a_lock_has_one_holder,
                an_expired_lock_can_only_be_released_by_its_new_holder,
                a_lock_can_be_extended,
            }
            runs {
                an_order_is_read_by_its_worker,
                the_first_end_of_a_run_is_final,
                a_run_expires_with_its_order,
                an_unpolled_run_is_dropped_before_it_begins,
                an_unpolled_run_is_dropped_between_its_steps,
                a_polled_run_is_kept,
                an_ended_run_is_kept_without_polling,
                runs_of_one_owner_leave_room_for_others,
                expired_runs_make_room,
                ended_runs_make_room,
                a_repeated_request_creates_one_run,
                a_key_is_forgotten_with_its_run,
                concurrent_requests_with_one_key_create_one_run,
            }
            heartbeats {
                workers_are_listed_until_their_heartbeat_expires,
                the_age_of_a_heartbeat_grows_until_the_next,
                a_worker_that_stops_is_removed_at_once,
            }
        }
    };
}

contract_on!(in_process, crate::host::InProcess);
contract_on!(redis, crate::host::Redis);
