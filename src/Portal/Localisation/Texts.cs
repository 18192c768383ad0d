namespace VanQuan.Workflows.Portal.Localisation;

/// <summary>
/// Names the shared texts. The Vietnamese text is the key; <c>Texts.en.resx</c> holds the English ones, <c>Texts.vi.resx</c> only the
/// outcomes of shipped definitions, whose names are English.
/// </summary>
public sealed class Texts;
