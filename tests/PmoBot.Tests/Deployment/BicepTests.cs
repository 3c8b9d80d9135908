namespace PmoBot.Tests.Deployment;

/// <summary>No compiler of Bicep runs here: what a compiler would say of names, and what we ask of ourselves.</summary>
public sealed class BicepTests
{
    [Fact]
    public void Names_parameters_outputs_roles_and_secrets_of_all_files_fit_together()
    {
        Assert.InRange(BicepFile.All.Count, 9, 20);

        Assert.Empty(BicepRules.Broken(BicepFile.All));
    }

    [Theory]
    [InlineData("main.bicep", "    sku: storageSku\n", "", "main.bicep: storage is not given sku")]
    [InlineData("main.bicep", "    sku: storageSku\n", "", "main.bicep: storageSku is not used")]
    [InlineData("main.bicep", "    host: app.outputs.host\n", "    host: app.outputs.hots\n", "main.bicep: app has no output hots")]
    [InlineData("main.bicep", "    email: alertEmail\n", "    mail: alertEmail\n", "main.bicep: alerts is given mail, which it does not take")]
    [InlineData("main.bicep", "'modules/bot.bicep'", "'modules/robot.bicep'", "main.bicep: bot is made of modules/robot.bicep, which is not there")]
    [InlineData("main.bicep", "@description('How many replicas answer.')\n", "", "main.bicep: replicas is not described")]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "modules/storage.bicep: allowSharedKeyAccess is not false")]
    [InlineData("modules/storage.bicep", "minimumTlsVersion: 'TLS1_2'", "", "modules/storage.bicep: minimumTlsVersion is not TLS1_2")]
    [InlineData("modules/storage.bicep", "account.properties.primaryEndpoints.table", "account.listKeys().keys[0].value", "modules/storage.bicep: hands out a key: listKeys")]
    [InlineData("modules/storage.bicep", "0a9a7e1f", "0a9a7e1e", "modules/storage.bicep: 0a9a7e1e-b9d0-4cc4-a60d-0319b160aaa3 is not named beside it as what it is")]
    [InlineData("modules/pull.bicep", "// AcrPull", "// Owner", "modules/pull.bicep: 7f951dda-4ed3-4680-a7ca-43fe172d538d is not named beside it as what it is")]
    [InlineData("modules/connection.bicep", "@secure()\n", "", "modules/connection.bicep: clientSecret is not @secure")]
    [InlineData("modules/connection.bicep", "param clientSecret string\n", "param clientSecret string = 'secret'\n", "modules/connection.bicep: clientSecret is a secret, and has a default")]
    [InlineData("modules/watch.bicep", "output insightsName string", "output insights string", "main.bicep: watch has no output insightsName")]
    public void What_does_not_fit_is_found(string file, string stands, string instead, string found)
    {
        var changed = BicepFile.All[file].Source.Replace(stands, instead, StringComparison.Ordinal);
        Assert.NotEqual(BicepFile.All[file].Source, changed);

        Assert.Contains(found, BicepRules.Broken(new Dictionary<string, BicepFile>(BicepFile.All) { [file] = BicepFile.Parse(file, changed) }));
    }

    [Theory]
    [InlineData("var one = {")]
    [InlineData("var one = [)")]
    [InlineData("var one = 1 }")]
    [InlineData("var one = 'two")]
    [InlineData("var one = '${two'")]
    [InlineData("var one = \"two\"")]
    [InlineData("variable one = 1")]
    public void What_is_no_Bicep_is_refused(string source) => Assert.Throws<FormatException>(() => BicepFile.Parse("it.bicep", source));

    [Fact]
    public void The_example_sets_what_must_be_set_and_nothing_else()
    {
        var main = BicepFile.All["main.bicep"];
        var lines = File.ReadAllLines(Path.Combine(BicepFile.Folder, "main.bicepparam"));
        var set = lines.Where(line => line.StartsWith("param ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToList();

        Assert.Equal("using './main.bicep'", lines[0]);
        Assert.Empty(set.Except(main.Parameters.Select(it => it.Name)));
        Assert.Empty(main.Parameters.Where(it => !it.HasDefault).Select(it => it.Name).Except(set));
    }
}
