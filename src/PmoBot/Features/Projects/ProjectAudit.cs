using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>The `project` row under the trail's eyes, and how its entries read.</summary>
internal sealed class ProjectAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row)
    {
        if (row.Key != ProjectStore.Row || ProjectCode.OfPartition(row.Partition) is null)
            return null;
        var project = ProjectStore.Read(row.Columns);
        return new AuditedState(row.Partition, row.Key, ProjectRules.ForTrail(project)) { WordsOfBefore = ProjectRules.InWords(project) };
    }

    public bool Stands(AuditEntry newest) => newest.Subject == ProjectStore.Row;

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        NewProject.CreateVerb => language.In("created the project", "a créé le projet"),
        ProjectImport.ImportAction => language.In("imported the project from a file", "a importé le projet d’un fichier"),
        EditProject.EditVerb => language.In("edited the project", "a modifié le projet"),
        AgreeAnew.AgreeVerb => language.In("agreed the project anew", "a convenu à nouveau du projet"),
        NamePeople.NameVerb => language.In("changed its people", "en a changé les personnes"),
        SetEscalationPath.PathVerb => language.In("changed its escalation path", "en a changé le chemin d’escalade"),
        ProjectCharges.HandOverAction => language.In("handed over what somebody did for it", "a transmis ce qu’une personne y faisait"),
        AuditLink.LinkAction => language.In("linked a conversation to it", "a lié une conversation au projet"),
        AuditLink.UnlinkAction => language.In("ended a conversation’s link to it", "a mis fin au lien d’une conversation avec le projet"),
        _ => null,
    };
}
