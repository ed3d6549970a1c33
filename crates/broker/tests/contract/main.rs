//! What every broker must do, run on each back end.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that these functions are tests")]

mod cache;
mod cancellations;
mod fairness;
mod heartbeats;
mod host;
mod limits;
mod live;
mod locks;
mod queue;
mod runs;
mod survival;

/// Makes every function of the suite a test on one host.
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

/// Names the whole suite once, for every host.
macro_rules! contract_on {
    ($name:ident, $host:ty) => {
        contract! { $name, $host:
            queue {
                runs_and_submissions_take_turns_and_batch_work_comes_last,
                a_job_is_in_the_queue_once,
                depth_counts_what_waits_and_what_is_claimed,
                each_class_has_its_bound,
                a_waiting_claimer_is_woken,
                many_claimers_share_the_jobs_without_loss,
                a_lapsed_claim_is_handed_over,
                a_lapsed_claim_goes_before_those_that_wait,
                a_waiting_claimer_is_handed_a_job_that_was_claimed_while_it_waited,
                a_renewed_claim_holds,
                a_job_put_back_goes_to_the_end,
                a_job_put_back_wakes_a_waiting_claimer,
                a_claimer_that_goes_away_takes_nothing_along,
                dead_letters_are_kept_until_removed,
            }
            fairness {
                owners_take_turns_by_what_they_have_used,
                an_owner_who_comes_back_has_neither_credit_nor_old_debts,
                a_job_that_runs_long_is_charged_while_it_runs,
                an_owner_has_one_account_for_runs_and_submissions,
                submissions_get_half_of_the_time_of_a_slot,
                an_owner_has_two_runs_running_at_most,
                a_reserved_slot_takes_no_runs,
                slow_submissions_of_one_owner_run_one_after_the_other,
                a_run_that_is_put_back_frees_a_slow_submission,
                a_lost_run_counts_once,
                a_lost_claim_says_nothing_about_its_owner,
                a_class_says_whether_a_job_could_be_claimed,
                with_one_flooder_ten_others_wait_at_most_twice_as_long,
            }
            live {
                every_reader_of_the_person_hears_and_no_other,
                many_people_are_told_at_once,
                readers_hear_from_their_subscription_on,
                older_progress_is_neither_told_nor_kept,
                a_slow_reader_is_told_to_read_anew,
            }
            cancellations {
                every_listener_hears,
                nobody_has_to_listen,
            }
            cache {
                an_entry_is_served_until_its_time_is_over,
                an_older_entry_never_replaces_a_newer_one,
                a_write_removes_older_entries_and_refuses_them_afterwards,
                a_caller_who_knows_the_version_is_served_nothing_older,
                the_least_version_is_that_of_the_newest_write,
                a_reader_misses_then_hits,
                those_who_miss_at_once_fill_once,
                a_filler_overtaken_by_a_write_stores_nothing,
                a_filler_that_fails_or_goes_away_lets_the_next_one_in,
            }
            limits {
                a_burst_is_allowed_and_then_the_rate,
                a_refused_call_takes_nothing,
                keys_do_not_share,
            }
            locks {
                one_holds_it_at_a_time,
                it_passes_by_itself_and_the_old_holder_has_no_say,
                it_can_be_held_for_longer,
            }
            runs {
                an_order_is_read_by_whoever_works_on_it,
                the_first_end_is_the_last_word,
                a_run_passes_with_its_order,
                a_run_that_nobody_asks_for_is_dropped_before_it_begins,
                a_run_that_nobody_asks_for_is_dropped_between_its_steps,
                a_run_that_is_asked_for_is_kept,
                a_run_that_is_over_waits_to_be_read,
                runs_of_one_owner_leave_room_for_others,
                runs_whose_time_is_over_make_room,
                runs_that_are_over_make_room,
            }
            heartbeats {
                workers_are_listed_while_they_beat,
                a_beat_grows_old_until_the_next,
                a_worker_that_leaves_is_gone_at_once,
            }
        }
    };
}

contract_on!(in_process, crate::host::InProcess);
contract_on!(redis, crate::host::Redis);
