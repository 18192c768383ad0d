using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>Why a use case on a definition came to nothing.</summary>
public enum DefinitionRefusal { Forbidden, NotFound, Invalid, Conflict, Unsound }

/// <summary>Ends a use case on a definition without a change; the words are for the person.</summary>
public class DefinitionProblemException(DefinitionRefusal refusal, Words words) : Exception(words.En)
{
    public DefinitionRefusal Refusal { get; } = refusal;
    public Words Words { get; } = words;
}
