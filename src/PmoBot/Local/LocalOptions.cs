using PmoBot.Configuration;

namespace PmoBot.Local;

/// <summary>Where to look for playground/, the name of Node, and whom to open a local Teams for.</summary>
internal sealed record LocalOptions(string SearchFrom, string Node, IReadOnlyList<Persona> Personas)
{
    public static LocalOptions Read(SettingsReader settings)
    {
        var first = settings.Port("Playground:Port", Persona.Camille.Port, more: Persona.All.Count - 1);
        return new(AppContext.BaseDirectory, "node", [.. Persona.All.Select((persona, index) => persona with { Port = first + index })]);
    }
}
