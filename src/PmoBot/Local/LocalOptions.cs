namespace PmoBot.Local;

/// <summary>Where to look for playground/, and the name of Node: a test has its own of both.</summary>
internal sealed record LocalOptions(string SearchFrom, string Node)
{
    public static LocalOptions Default => new(AppContext.BaseDirectory, "node");
}
