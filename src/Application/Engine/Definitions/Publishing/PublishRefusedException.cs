using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>The proof stands in the way: what it found comes along, so that it can be shown on the steps.</summary>
public sealed class PublishRefusedException(Words words, IReadOnlyList<Finding> findings) : DefinitionProblemException(DefinitionRefusal.Unsound, words)
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
