namespace PmoBot.ActivityProtocol;

/// <summary>What became of fetching a file. No part of it names the address, so all of it may be logged.</summary>
public abstract record FileFetch
{
    public sealed record Fetched(ReadOnlyMemory<byte> Content) : FileFetch;

    /// <summary>Nothing was asked of the place that broke the rule, or its answer was not read.</summary>
    public sealed record NotAllowed(FileRule Broken) : FileFetch;

    /// <summary>More than <see cref="FileDownload.MaxBytes"/>.</summary>
    public sealed record TooLarge : FileFetch;

    /// <summary>Not whole within <see cref="FileDownload.Longest"/>.</summary>
    public sealed record TimedOut : FileFetch;

    /// <summary>Status: of the answer, such as 403 when the address has expired; 0 when none, or half of one, came.</summary>
    public sealed record Failed(int Status, string Why) : FileFetch;
}

/// <summary>The rules of <see cref="FileDownload"/> that an address or its host can break.</summary>
public enum FileRule
{
    /// <summary>https, default port, no user info, a host of SharePoint.</summary>
    Address,

    /// <summary>Every address that the host's name stands for is on the public internet.</summary>
    PublicNetwork,

    /// <summary>At most <see cref="FileDownload.MaxRedirects"/>, and each says where to.</summary>
    Redirects,

    /// <summary>The bytes as they are: what is small when packed can be anything when unpacked.</summary>
    Encoding,
}
