namespace PmoBot.Features.Register;

internal enum ItemState
{
    Open,
    Responding,
    Closed,

    /// <summary>A threat came about: an issue goes on from it.</summary>
    Occurred,

    /// <summary>An opportunity came about.</summary>
    Realised,

    /// <summary>It was undone as soon as it was logged: its number stays taken, and nobody is shown it.</summary>
    Withdrawn,
}

/// <summary>By what a version of an item came to be. Names are stored in rows.</summary>
internal enum ItemAct
{
    Logged,
    Edited,
    Responded,
    Reviewed,
    Closed,
    Reopened,

    /// <summary>It occurred, or was realised.</summary>
    CameAbout,

    /// <summary>What stood before stands again.</summary>
    Undone,

    /// <summary>Logged or changed by a file.</summary>
    Imported,
}

internal static class ItemStates
{
    /// <summary>Whether it still counts: in lists, on the heat map and in exposures.</summary>
    public static bool IsLive(this ItemState state) => state is ItemState.Open or ItemState.Responding;

    /// <summary>Open ⇄ responding → closed, occurred or realised; closed → live again; nothing after it came about.</summary>
    public static bool MayBecome(this ItemState from, ItemState to, RegisterKind kind) => (from, to) switch
    {
        (ItemState.Open, ItemState.Responding) or (ItemState.Responding, ItemState.Open) => true,
        (ItemState.Open or ItemState.Responding, ItemState.Closed) => true,
        (ItemState.Open or ItemState.Responding, ItemState.Occurred) => kind == RegisterKind.Threat,
        (ItemState.Open or ItemState.Responding, ItemState.Realised) => kind == RegisterKind.Opportunity,
        (ItemState.Closed, ItemState.Open or ItemState.Responding) => true,
        _ => false,
    };
}
