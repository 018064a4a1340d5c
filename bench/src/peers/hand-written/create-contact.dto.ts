import { Type } from 'class-transformer';
import {
  IsDefined,
  IsEmail,
  IsInt,
  IsOptional,
  IsPositive,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Something that is named by its id. */
export class ReferenceDto {
  @IsInt()
  @IsPositive()
  id!: number;
}

/** Body of a creation, checked by Nest's ValidationPipe. */
export class CreateContactDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => ReferenceDto)
  type!: ReferenceDto;

  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @IsString()
  title?: string;

  @IsOptional()
  @IsString()
  department?: string;

  @IsOptional()
  @IsString()
  street?: string;

  @IsOptional()
  @IsString()
  zipcode?: string;

  @IsOptional()
  @IsString()
  city?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ReferenceDto)
  country?: ReferenceDto;

  @IsOptional()
  @IsEmail()
  email?: string;

  @IsOptional()
  @IsString()
  phone?: string;

  @IsOptional()
  @IsString()
  mobile?: string;

  @IsOptional()
  @IsString()
  state?: string;

  @IsOptional()
  @IsString()
  secondary_address?: string;

  @IsOptional()
  @IsString()
  @MaxLength(50)
  purchase_order_number?: string;
}
