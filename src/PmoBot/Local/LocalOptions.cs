namespace PmoBot.Local;

/// <summary>Where to look for playground/, the name of Node, and whom to open a local Teams for.</summary>
internal sealed record LocalOptions(string SearchFrom, string Node, IReadOnlyList<Persona> Personas)
{
    public static LocalOptions From(IConfiguration configuration)
    {
        var first = configuration.GetValue("Playground:Port", Persona.Camille.Port);
        return new(AppContext.BaseDirectory, "node", [.. Persona.All.Select((persona, index) => persona with { Port = first + index })]);
    }
}
