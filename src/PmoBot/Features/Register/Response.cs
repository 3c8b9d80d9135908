namespace PmoBot.Features.Register;

/// <summary>What is done about a threat or an opportunity; names stand in rows and files.</summary>
internal enum Response
{
    Avoid,
    Reduce,
    Transfer,
    Share,
    Accept,
    ContingencyPlan,
    Exploit,
    Enhance,

    /// <summary>PRINCE2's old words: read from files, offered nowhere.</summary>
    Fallback,
    Reject,
}

internal static class Responses
{
    private static readonly IReadOnlyList<Response> ToThreats =
        [Response.Avoid, Response.Reduce, Response.Transfer, Response.Share, Response.Accept, Response.ContingencyPlan];

    private static readonly IReadOnlyList<Response> ToOpportunities =
        [Response.Exploit, Response.Enhance, Response.Share, Response.Transfer, Response.Accept, Response.ContingencyPlan];

    /// <summary>Those that are offered, in this order; an issue is acted upon, not responded to.</summary>
    public static IReadOnlyList<Response> To(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ToThreats,
        RegisterKind.Opportunity => ToOpportunities,
        _ => [],
    };

    /// <summary>Those and the old words, which a file may say and a form keeps.</summary>
    public static IReadOnlyList<Response> Read(RegisterKind kind) => kind == RegisterKind.Issue ? [] : [.. To(kind), Response.Fallback, Response.Reject];
}
