namespace VanQuan.Workflows.Portal.Localisation;

/// <summary>Names the shared texts. The Vietnamese text is the key; <c>Texts.en.resx</c> holds the English ones.</summary>
public sealed class Texts;
