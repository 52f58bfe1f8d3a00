import { webcrypto } from 'node:crypto'
import '@/modules/imaging/no-native-cbor'
import { PNG } from '@trustnxt/c2pa-ts/asset'
import { CoseAlgorithmIdentifier, type Signer } from '@trustnxt/c2pa-ts/cose'
import {
  ActionAssertion,
  ActionType,
  ClaimVersion,
  DataHashAssertion,
  DigitalSourceType,
  IngredientAssertion,
  ManifestStore,
  RelationshipType,
  TrainingAndDataMiningAssertion,
  TrainingAndDataMiningChoice,
} from '@trustnxt/c2pa-ts/manifest'
// After the library, which brings what this needs of the language's future.
import { ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509'

/** A picture with a note of where it comes from, signed by a certificate that somebody gave to themselves. */
export async function notedPng(png: Uint8Array, name = 'CN=Nadia Haddad, O=Example Pencil'): Promise<Buffer> {
  const signer = await selfSigned(name)
  const asset = new PNG(new Uint8Array(png))
  const store = new ManifestStore()
  const manifest = store.createManifest({
    claimVersion: ClaimVersion.V1,
    assetFormat: 'image/png',
    instanceID: 'xmp:iid:1',
    defaultHashAlgorithm: 'SHA-256',
    signer,
  })
  if (manifest.claim)
    Object.assign(manifest.claim, {
      title: 'Cat',
      claimGeneratorName: 'Example\u202e Pencil',
      claimGeneratorVersion: '3',
    })
  const binding = DataHashAssertion.create('SHA-256')
  manifest.addAssertion(binding)
  const done = new ActionAssertion()
  done.actions.push({
    action: ActionType.C2paCreated,
    digitalSourceType: DigitalSourceType.TrainedAlgorithmicMedia,
    softwareAgent: { name: 'Example Diffusion', version: '2' },
  })
  manifest.addAssertion(done)
  const photo = IngredientAssertion.create('photo.jpg', 'image/jpeg', 'xmp:iid:2')
  photo.relationship = RelationshipType.ComponentOf
  manifest.addAssertion(photo)
  const teaching = new TrainingAndDataMiningAssertion()
  teaching.entries['c2pa.ai_generative_training'] = { choice: TrainingAndDataMiningChoice.NotAllowed }
  manifest.addAssertion(teaching)

  await asset.ensureManifestSpace(store.measureSize())
  await binding.updateWithAsset(asset)
  await manifest.sign(signer)
  await asset.writeManifestJUMBF(store.getBytes())
  return Buffer.from(await asset.getDataRange())
}

async function selfSigned(name: string): Promise<Signer> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
    keys,
    signingAlgorithm: curve,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.36'], true),
    ],
  })
  return {
    certificate: certificate as unknown as Signer['certificate'],
    chainCertificates: [],
    algorithm: CoseAlgorithmIdentifier.ES256,
    sign: async (payload) =>
      new Uint8Array(await webcrypto.subtle.sign(curve, keys.privateKey, new Uint8Array(payload))),
  }
}
