using System.Globalization;
using System.Text;
using QRCoder;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>A QR code as one SVG path of unit squares: nothing inline that the content policy would refuse, and no image file.</summary>
public sealed record QrPicture(int Side, string Path)
{
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new QrPicture(data.ModuleMatrix.Count, path.ToString());
    }
}
