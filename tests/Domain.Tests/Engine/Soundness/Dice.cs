using CsCheck;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Throws drawn beforehand, so that everything built from them can be drawn again. When all are thrown they begin anew, a little shifted.</summary>
internal sealed class Dice(int[] throws)
{
    private int thrown;

    public static Gen<Dice> Of(int count) => Gen.Int[0, 9_999].Array[count].Select(throws => new Dice(throws));

    public int Next(int sides) => (throws[thrown % throws.Length] + (thrown++ / throws.Length)) % sides;

    /// <summary>True once in so many throws.</summary>
    public bool OnceIn(int sides) => Next(sides) == 0;

    /// <summary>A place among the weights, each as likely as it is heavy.</summary>
    public int Weighed(params int[] weights)
    {
        var left = Next(weights.Sum());
        var place = 0;
        while (left >= weights[place])
            left -= weights[place++];
        return place;
    }
}
