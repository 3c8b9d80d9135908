using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Features.Projects;

public sealed class ShowHistoryTests : IDisposable
{
    private static readonly ProjectTexts Texts = ProjectTexts.For(Language.English);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task History_says_who_changed_what_and_from_what_to_what_the_newest_first()
    {
        await ZeusAsync();
        await StageAsync("Design");
        await StageAsync("Build");

        var shown = ProjectHouse.Shown(await _house.SayAsync("project ZEUS history"));

        Assert.Contains("Changed by Camille Martin", shown, StringComparison.Ordinal);
        Assert.Contains("Created by Camille Martin", shown, StringComparison.Ordinal);
        Assert.InRange(shown.IndexOf("Stage: Design → Build", StringComparison.Ordinal), 1, shown.IndexOf("Stage: Design\"", StringComparison.Ordinal));
        Assert.Contains("Project manager: Camille Martin", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_program_did_itself_is_nobody_who_was_forgotten()
    {
        await _house.CreateAsync("ZEUS", "Digital", recorded: true);   // as an import at the command line does

        var shown = ProjectHouse.Shown(await _house.SayAsync("project ZEUS history"));

        Assert.Contains("Created by PmoBot", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_history_has_pages_and_loses_no_change_between_them()
    {
        await ZeusAsync();
        for (var i = 1; i <= ShowProjectHistory.PageSize + 2; i++)
            await StageAsync($"Stage {i}");

        var first = ProjectHouse.Shown(await _house.SayAsync("projet ZEUS historique"));
        var last = (await _house.FindAsync("ZEUS")).Audit.Sequence - ShowProjectHistory.PageSize;
        var second = ProjectHouse.Shown(await _house.PressAsync(ShowProjectHistory.PageVerb, ShowProjectHistory.From(await _house.FindAsync("ZEUS"), last).Data));

        Assert.Contains("Stage 2 → Stage 3", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Stage 1 → Stage 2", first, StringComparison.Ordinal);
        Assert.Contains("Stage 1 → Stage 2", second, StringComparison.Ordinal);
        Assert.Contains(Texts.CreatedBy("Camille Martin"), second, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Texts.Older}\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_for_readers_of_the_project_and_never_for_a_whole_channel()
    {
        await ZeusAsync();
        await _house.SayAsync("link ZEUS", channel: ProjectHouse.ChannelId);

        var reader = await _house.SayAsync("project history", channel: ProjectHouse.ChannelId);
        var stranger = await _house.SayAsync("project history", Roles.None, ProjectHouse.ChannelId, ProjectHouse.Daniel);

        Assert.Contains(Texts.HistoryTitle("ZEUS"), ProjectHouse.Shown(Assert.IsType<Reply.Personally>(reader)), StringComparison.Ordinal);
        Assert.Equal(RefusalTexts.For(Language.English).Unreadable("ZEUS"), Assert.IsType<Reply.Text>(stranger).Words);
    }

    private async Task ZeusAsync()
    {
        await _house.Get<ProfileStore>().ChangeAsync(ProjectHouse.Camille, profile => profile with { Greeted = true });
        await _house.DeliverAsync();
        await _house.PressAsync(NewProject.CreateVerb, new { code = "ZEUS", name = "Zeus", portfolio = "Digital", beginPortfolio = "true", manager = ProjectHouse.Camille.ObjectId });
    }

    private async Task StageAsync(string stage)
    {
        _house.Wait(Duration.FromDays(1));
        var form = await _house.OpenAsync("project ZEUS edit");
        form[ProjectFields.Stage] = stage;
        await _house.PressAsync(EditProject.EditVerb, form);
    }
}
