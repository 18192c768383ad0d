using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>What could not be looked at before anything runs, because a variable or a step's result decides it: one note per step.</summary>
internal sealed class UntoldSteps
{
    private readonly Dictionary<string, (ActivityNode Node, List<BilingualText> Fields)> steps = [];

    public void Add(ActivityNode node, BilingualText field)
    {
        if (!steps.TryGetValue(node.Id, out var known))
            steps[node.Id] = known = (node, []);
        if (!known.Fields.Contains(field))
            known.Fields.Add(field);
    }

    public IEnumerable<Finding> Notes() => steps.Values.Select(step =>
    {
        var name = StepNames.Of(step.Node);
        return new Finding("not-checked", Severity.Note, [step.Node.Id], new(
            $"Bước {name.Vi}: {string.Join(", ", step.Fields.Select(field => field.Vi))} chỉ biết được khi quy trình chạy, nên chưa kiểm tra.",
            $"The step {name.En}: {string.Join(", ", step.Fields.Select(field => field.En))} is known only when the procedure runs, so it was not checked."), []);
    });
}
