using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

/// <summary>APOLLO with its register: Camille leads, Daniel and Mona are members.</summary>
internal sealed class RegisterHouse : IDisposable
{
    public static readonly Person Mona = new("33333333-0000-4000-8000-000000000000", "Mona Member");

    public ProjectHouse House { get; } = new();

    public RegisterStore Store => House.Get<RegisterStore>();

    public void Dispose() => House.Dispose();

    public Task<Project> ApolloAsync(Func<Project, Project>? with = null) => House.CreateAsync("APOLLO", "Digital", project =>
    {
        var led = project with { Manager = ProjectHouse.Camille, Members = [ProjectHouse.Daniel, Mona] };
        return with?.Invoke(led) ?? led;
    });

    /// <summary>The form as it was sent.</summary>
    public async Task<Dictionary<string, string>> LogAsync(string words, params (string Field, string Value)[] more)
    {
        var form = await House.OpenAsync(words);
        foreach (var (field, value) in more)
            form[field] = value;
        Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(LogItem.LogVerb, form));
        return form;
    }

    public async Task<RegisterItem> ItemAsync(string number) =>
        (await Store.FindAsync((await House.FindAsync("APOLLO")).Code, ItemNumber.Parse(number, null), CancellationToken.None))!.Item;

    /// <summary>A form of an item, as it is filled when it opens.</summary>
    public async Task<Dictionary<string, string>> OpenAsync(string verb, string item, Roles? roles = null, Person? by = null) => ProjectHouse.Inputs(
        Assert.IsType<Reply.Form>(await House.PressAsync(OpenItemForm.OpenVerb, new { project = "APOLLO", item, form = verb }, roles, by)).Body);

    public async Task<Reply> DoAsync(string verb, string item, params (string Field, string Value)[] typed)
    {
        var form = await OpenAsync(verb, item);
        foreach (var (field, value) in typed)
            form[field] = value;
        return await House.PressAsync(verb, form);
    }

    public async Task<string> ShowAsync(string item, Roles? roles = null, Person? by = null) =>
        ProjectHouse.Shown(await House.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item }, roles, by));

    public Task<Reply> UndoAsync(string item, int version, Roles? roles = null, Person? by = null) =>
        House.PressAsync(UndoItem.UndoVerb, new { project = "APOLLO", item, version = $"{version}" }, roles, by);

    public async Task<List<string>> KeysAsync(string prefix) =>
        await House.Store.QueryAsync("project-APOLLO", prefix, prefix + "~").Select(row => row.Key).ToListAsync();
}
