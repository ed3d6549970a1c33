//! Icons from lucide, and our logo, as inline SVG.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $file:literal),* $(,)?) => {
        /// Which icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum IconName {
            $($name),*
        }

        impl IconName {
            fn svg(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../icons/", $file, ".svg"))),*
                }
            }
        }
    };
}

icons! {
    ArrowDown = "arrow-down",
    ArrowRight = "arrow-right",
    ArrowUp = "arrow-up",
    Ban = "ban",
    Check = "check",
    CircleAlert = "circle-alert",
    CircleCheck = "circle-check",
    CircleDotDashed = "circle-dot-dashed",
    CircleSlash2 = "circle-slash-2",
    CircleX = "circle-x",
    Circle = "circle",
    ClockAlert = "clock-alert",
    CloudAlert = "cloud-alert",
    Code = "code",
    Copy = "copy",
    Eye = "eye",
    EyeOff = "eye-off",
    GitCompare = "git-compare",
    GripVertical = "grip-vertical",
    Hammer = "hammer",
    History = "history",
    Hourglass = "hourglass",
    Inbox = "inbox",
    Keyboard = "keyboard",
    ListOrdered = "list-ordered",
    Loader = "loader",
    LogOut = "log-out",
    Logo = "logo",
    Maximize2 = "maximize-2",
    MemoryStick = "memory-stick",
    Monitor = "monitor",
    Moon = "moon",
    PanelBottom = "panel-bottom",
    PanelLeft = "panel-left",
    Play = "play",
    Plus = "plus",
    RotateCcw = "rotate-ccw",
    ScrollText = "scroll-text",
    Search = "search",
    ServerCrash = "server-crash",
    Settings = "settings",
    Shuffle = "shuffle",
    SignalHigh = "signal-high",
    SignalLow = "signal-low",
    SignalMedium = "signal-medium",
    Star = "star",
    Sun = "sun",
    Timer = "timer",
    Trash2 = "trash-2",
    TriangleAlert = "triangle-alert",
    Undo2 = "undo-2",
    User = "user",
    WifiOff = "wifi-off",
    X = "x",
    Zap = "zap",
}

/// An icon with the size and color of the text around it. It is always beside words, so screen readers skip it.
#[component]
pub(crate) fn Icon(name: IconName) -> impl IntoView {
    view! { <span class="icon" aria-hidden="true" inner_html=name.svg()></span> }
}
