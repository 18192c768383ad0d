using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Who may do what with definitions, asked inside the transaction that commits it (law 9): designers draw and publish,
/// administrators may besides confirm and retire. The service itself and its console are nobody's reader here.
/// </summary>
public sealed class DefinitionAuthority(StaffDirectorySource staff)
{
    private static readonly Words OnlyDesigners = new("Chỉ người thiết kế quy trình làm được việc này.", "Only designers of procedures can do this.");
    private static readonly Words OnlyDesignersOrAdministrators =
        new("Chỉ người thiết kế quy trình hoặc quản trị làm được việc này.", "Only designers of procedures or administrators can do this.");

    /// <exception cref="DefinitionProblemException">The person is no designer by now.</exception>
    public async Task<StaffDirectory> DesignerAsync(TransitionScope scope, CancellationToken ct)
    {
        var directory = await staff.GetAsync(scope.Db, ct);
        return MayDraw(directory, scope.Actor) ? directory : throw new DefinitionProblemException(DefinitionRefusal.Forbidden, OnlyDesigners);
    }

    /// <exception cref="DefinitionProblemException">The person is neither by now.</exception>
    public async Task<StaffDirectory> DesignerOrAdministratorAsync(TransitionScope scope, CancellationToken ct)
    {
        var directory = await staff.GetAsync(scope.Db, ct);
        return MayDraw(directory, scope.Actor) || MayDecide(directory, scope.Actor)
            ? directory : throw new DefinitionProblemException(DefinitionRefusal.Forbidden, OnlyDesignersOrAdministrators);
    }

    public static bool MayDraw(StaffDirectory directory, Actor actor) => !actor.IsPerson || directory.Find(actor.PersonId)?.Is(SystemRoles.Designer) == true;

    public static bool MayDecide(StaffDirectory directory, Actor actor) =>
        MayDraw(directory, actor) || directory.Find(actor.PersonId)?.Is(SystemRoles.Administrator) == true;
}
